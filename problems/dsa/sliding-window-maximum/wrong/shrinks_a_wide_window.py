def window_maxima(values, width):
    if width < 1:
        raise ValueError("width")
    width = min(width, len(values))
    if width == 0:
        return []
    return [max(values[start : start + width]) for start in range(len(values) - width + 1)]

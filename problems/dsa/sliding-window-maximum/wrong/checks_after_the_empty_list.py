def window_maxima(values, width):
    if width > len(values) or not values:
        return []
    if width < 1:
        raise ValueError("width")
    return [max(values[start : start + width]) for start in range(len(values) - width + 1)]

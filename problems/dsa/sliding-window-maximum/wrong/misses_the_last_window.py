def window_maxima(values, width):
    if width < 1:
        raise ValueError("width")
    return [max(values[start : start + width]) for start in range(len(values) - width)]

def window_maxima(values, width):
    if width < 1:
        raise ValueError("a window holds at least one value")
    return [max(values[start : start + width]) for start in range(len(values) - width + 1)]

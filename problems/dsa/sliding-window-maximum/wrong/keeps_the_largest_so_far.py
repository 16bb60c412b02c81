def window_maxima(values, width):
    if width < 1:
        raise ValueError("width")
    maxima = []
    largest = None
    for i, value in enumerate(values):
        if largest is None or value > largest:
            largest = value
        if i >= width - 1:
            maxima.append(largest)
    return maxima

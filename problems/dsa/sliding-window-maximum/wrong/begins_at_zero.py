def window_maxima(values, width):
    if width < 1:
        raise ValueError("width")
    maxima = []
    for start in range(len(values) - width + 1):
        largest = 0
        for value in values[start : start + width]:
            if value > largest:
                largest = value
        maxima.append(largest)
    return maxima

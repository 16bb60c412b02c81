def first_and_last(length, read, target):
    low, high = 0, length
    while low < high:
        middle = (low + high) // 2
        if read(middle) < target:
            low = middle + 1
        else:
            high = middle
    first = low
    low, high = 0, length
    while low < high:
        middle = (low + high) // 2
        if read(middle) <= target:
            low = middle + 1
        else:
            high = middle
    return first, low - 1

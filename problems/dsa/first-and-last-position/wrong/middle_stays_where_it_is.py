def first_and_last(length, read, target):
    if length == 0:
        return None
    low, high = 0, length - 1
    while low < high:
        middle = (low + high) // 2
        if read(middle) < target:
            low = middle + 1
        else:
            high = middle
    if read(low) != target:
        return None
    first, high = low, length - 1
    while low < high:
        middle = (low + high) // 2
        if read(middle) > target:
            high = middle - 1
        else:
            low = middle
    return first, low

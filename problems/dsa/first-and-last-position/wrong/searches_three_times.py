def first_and_last(length, read, target):
    low, high = 0, length
    found = False
    while low < high and not found:
        middle = (low + high) // 2
        value = read(middle)
        if value == target:
            found = True
        elif value < target:
            low = middle + 1
        else:
            high = middle
    if not found:
        return None
    return _border(length, read, target), _border(length, read, target + 1) - 1


def _border(length, read, bound):
    low, high = 0, length
    while low < high:
        middle = (low + high) // 2
        if read(middle) < bound:
            low = middle + 1
        else:
            high = middle
    return low

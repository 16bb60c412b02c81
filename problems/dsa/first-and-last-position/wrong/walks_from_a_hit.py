def first_and_last(length, read, target):
    low, high = 0, length - 1
    while low <= high:
        middle = (low + high) // 2
        value = read(middle)
        if value == target:
            first = last = middle
            while first > 0 and read(first - 1) == target:
                first -= 1
            while last < length - 1 and read(last + 1) == target:
                last += 1
            return first, last
        if value < target:
            low = middle + 1
        else:
            high = middle - 1
    return None

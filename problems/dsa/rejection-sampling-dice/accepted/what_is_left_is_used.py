def tens(rolls):
    """Keeps a uniform value out of `size` possible ones; what a rejection leaves of it is used again."""
    found = []
    value, size = 0, 1
    for roll in rolls:
        value, size = 7 * value + roll - 1, 7 * size
        if size < 40:
            continue
        usable = size - size % 10
        if value < usable:
            found.append(value % 10 + 1)
            value, size = 0, 1
        else:
            value, size = value - usable, size % 10
    return found

def tens(rolls: list[int]) -> list[int]:
    """The value is uniform below `size` and independent of all numbers so far: quotient and surplus are both kept."""
    numbers = []
    value, size = 0, 1
    for roll in rolls:
        value, size = 7 * value + roll - 1, 7 * size
        while size >= 10:
            usable = size - size % 10
            if value < usable:
                value, digit = divmod(value, 10)
                numbers.append(digit + 1)
                size = usable // 10
            else:
                value, size = value - usable, size - usable
    return numbers

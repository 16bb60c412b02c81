def tens(rolls):
    found = []
    first = surplus = None
    for roll in rolls:
        if surplus is not None:
            found.append((7 * surplus + roll - 1) % 10 + 1)
            surplus = None
        elif first is None:
            first = roll
        else:
            code = 7 * (first - 1) + roll - 1
            first = None
            if code < 40:
                found.append(code % 10 + 1)
            else:
                surplus = code - 40
    return found

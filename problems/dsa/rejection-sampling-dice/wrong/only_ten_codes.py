def tens(rolls):
    found = []
    for first, second in zip(rolls[::2], rolls[1::2], strict=False):
        code = 7 * (first - 1) + second
        if code <= 10:
            found.append(code)
    return found

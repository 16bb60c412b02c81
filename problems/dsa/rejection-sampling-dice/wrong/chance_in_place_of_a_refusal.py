import random


def tens(rolls):
    found = []
    for first, second in zip(rolls[::2], rolls[1::2], strict=False):
        code = 7 * (first - 1) + second - 1
        found.append(code % 10 + 1 if code < 40 else random.randint(1, 10))
    return found

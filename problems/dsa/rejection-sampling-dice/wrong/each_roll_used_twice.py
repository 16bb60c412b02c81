from itertools import pairwise


def tens(rolls):
    found = []
    for first, second in pairwise(rolls):
        code = 7 * (first - 1) + second - 1
        if code < 40:
            found.append(code % 10 + 1)
    return found

def tens(rolls):
    left, found = list(rolls), []
    while len(left) >= 2:
        code = 7 * (left.pop() - 1) + left.pop() - 1
        if code < 40:
            found.append(code % 10 + 1)
    return found

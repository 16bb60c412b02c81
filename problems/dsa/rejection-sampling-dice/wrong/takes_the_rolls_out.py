def tens(rolls):
    found = []
    rolls.reverse()
    while len(rolls) >= 2:
        code = 7 * (rolls.pop() - 1) + rolls.pop() - 1
        if code < 40:
            found.append(code % 10 + 1)
    return found

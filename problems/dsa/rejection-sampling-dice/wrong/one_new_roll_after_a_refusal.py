def tens(rolls):
    found, place = [], 0
    while place + 1 < len(rolls):
        code = 7 * (rolls[place] - 1) + rolls[place + 1] - 1
        if code < 40:
            found.append(code % 10 + 1)
            place += 2
        else:
            place += 1
    return found

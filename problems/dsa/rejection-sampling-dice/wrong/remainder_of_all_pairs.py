def tens(rolls):
    pairs = zip(rolls[::2], rolls[1::2], strict=False)
    return [(7 * (first - 1) + second - 1) % 10 + 1 for first, second in pairs]

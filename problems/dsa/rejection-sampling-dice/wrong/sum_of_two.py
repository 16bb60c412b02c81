def tens(rolls):
    sums = [first + second - 1 for first, second in zip(rolls[::2], rolls[1::2], strict=False)]
    return [number for number in sums if number <= 10]

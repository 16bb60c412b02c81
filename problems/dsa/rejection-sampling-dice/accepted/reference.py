def tens(rolls: list[int]) -> list[int]:
    """Two rolls are one of 49 equally likely codes; the first 40 of them fall into ten groups of four."""
    found = []
    for first, second in zip(rolls[::2], rolls[1::2], strict=False):
        code = 7 * (first - 1) + second - 1
        if code < 40:
            found.append(code % 10 + 1)
    return found

def window_maxima(values: list[int], width: int) -> list[int]:
    """Return the largest value of each window of `width` neighbours, from left to right.

    Raises ValueError when width is less than 1.
    """
    raise NotImplementedError

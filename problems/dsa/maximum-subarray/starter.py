def best_stretch(gains: list[int]) -> tuple[int, int, int]:
    """Return (total, start, stop) of the stretch with the largest total; of several the first, and of these the shortest.

    Raises ValueError when gains is empty.
    """
    raise NotImplementedError

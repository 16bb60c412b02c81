def stratified_k_fold(labels: list[str] | list[int], k: int, seed: int) -> list[tuple[list[int], list[int]]]:
    """k pairs (train, test) of ascending row numbers; each class is spread evenly over the tests. Raises ValueError for k < 2 or k > rows."""
    raise NotImplementedError

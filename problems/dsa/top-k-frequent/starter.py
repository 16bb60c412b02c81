def top_k_frequent(labels: list[str], k: int) -> list[str]:
    """The k most frequent labels, most frequent first; of equally frequent ones, the smaller string first.

    All different labels when there are fewer than k. Raises ValueError when k is negative.
    """
    raise NotImplementedError

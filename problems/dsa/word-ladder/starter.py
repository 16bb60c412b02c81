def shortest_ladder(begin: str, end: str, words: list[str]) -> list[str]:
    """A shortest list of words from `begin` to `end` in which neighbours differ in one letter; empty when there is none.

    Each word but the first is one of `words`.
    """
    raise NotImplementedError


def all_shortest_ladders(begin: str, end: str, words: list[str]) -> list[list[str]]:
    """All shortest ladders, each once, in rising order; an empty list when there is none."""
    raise NotImplementedError

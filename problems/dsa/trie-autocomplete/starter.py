class Autocomplete:
    """Suggests the words of largest weight that begin with what was typed."""

    def __init__(self, entries: list[tuple[str, int]], k: int) -> None:
        """Begins with these words and their weights, and suggests at most `k` words.

        Raises ValueError when `k` or a weight is below 1.
        """
        raise NotImplementedError

    def add(self, word: str, weight: int) -> None:
        """Add to the weight of a word, which is 0 when the word is new. Raises ValueError when `weight` is below 1."""
        raise NotImplementedError

    def complete(self, prefix: str) -> list[str]:
        """The best words that begin with the prefix: larger weights first, smaller strings first among equal ones."""
        raise NotImplementedError

    def complete_all(self, prefixes: list[str]) -> list[list[str]]:
        """What `complete` gives for each prefix."""
        raise NotImplementedError

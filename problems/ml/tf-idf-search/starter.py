class TfIdfIndex:
    """Search in a list of texts by the cosine of tf-idf vectors."""

    def __init__(self, documents: list[str]) -> None:
        """Read the documents, which are numbered from 0. The list stays as it is."""
        raise NotImplementedError

    def vector(self, text: str) -> dict[str, float]:
        """Return the tf-idf vector of the text, with length 1; {} when no word is left."""
        raise NotImplementedError

    def search(self, query: str, k: int) -> list[tuple[int, float]]:
        """Return at most k tuples (number, rounded score), the best first. Raises ValueError when k is below 1."""
        raise NotImplementedError

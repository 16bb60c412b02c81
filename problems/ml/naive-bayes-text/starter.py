class MultinomialNaiveBayes:
    """A text classifier that counts words and smooths the counts by alpha."""

    def __init__(self, alpha: float = 1.0) -> None:
        """A model that has learned nothing yet; alpha is positive."""
        raise NotImplementedError

    def fit(self, texts: list[str], labels: list[str]) -> "MultinomialNaiveBayes":
        """Learn from these texts and their labels, and return self. Raises ValueError for no texts or different lengths."""
        raise NotImplementedError

    def log_scores(self, text: str) -> dict[str, float]:
        """The logarithm of prior times likelihood, for each label."""
        raise NotImplementedError

    def probabilities(self, text: str) -> dict[str, float]:
        """The probability of each label for this text; they add up to 1."""
        raise NotImplementedError

    def predict(self, text: str) -> str:
        """The label with the highest score; the alphabetically first one among equals."""
        raise NotImplementedError

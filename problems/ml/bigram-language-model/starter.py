class BigramModel:
    """Predicts the next word from the last one, by counting pairs of neighbours. Texts begin with <s> and end with </s>."""

    def __init__(self, texts: list[str], alpha: float) -> None:
        """Learn from the texts; alpha is added to each count. Raises ValueError without texts, or when alpha is negative."""
        raise NotImplementedError

    def probabilities(self, word: str) -> dict[str, float]:
        """How probable each token of the vocabulary is after the word."""
        raise NotImplementedError

    def most_likely(self, word: str) -> str:
        """The most probable token after the word; of equally probable ones the smallest string."""
        raise NotImplementedError

    def sample(self, word: str, count: int, seed: int) -> list[str]:
        """So many tokens, drawn independently with the probabilities after the word."""
        raise NotImplementedError

    def generate(self, longest: int, seed: int) -> list[str]:
        """The words of a text that is drawn token by token, until </s> is drawn or there are `longest` words."""
        raise NotImplementedError

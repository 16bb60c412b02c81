def train(text: str, count: int) -> list[tuple[int, int]]:
    """Return at most `count` merges: each time the most frequent pair of neighbours, of equally frequent ones the smallest."""
    raise NotImplementedError


def encode(text: str, merges: list[tuple[int, int]]) -> list[int]:
    """Return the bytes of the text after all merges, made in the order of the list. Merge number i makes the token 256 + i."""
    raise NotImplementedError


def decode(tokens: list[int], merges: list[tuple[int, int]]) -> str:
    """Return the text that the tokens stand for, with U+FFFD for what is no UTF-8. Raises ValueError for an unknown token."""
    raise NotImplementedError

def is_balanced(text: str) -> bool:
    """Whether every bracket of the text, one of ()[]{}, has its partner. Other characters are ignored."""
    raise NotImplementedError

def evaluate(formulas: dict[str, str]) -> dict[str, int]:
    """The value of each name.

    Raises KeyError if a formula refers to a name without a formula, and otherwise ValueError if there is a circle.
    """
    raise NotImplementedError


def circular(formulas: dict[str, str]) -> list[str]:
    """Names in a circle: each one's formula holds the next, and the last one's the first. Empty if there is none."""
    raise NotImplementedError

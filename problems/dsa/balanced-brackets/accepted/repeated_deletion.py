import re


def is_balanced(text: str) -> bool:
    """Strike out innermost pairs until none is left: quadratic in the depth, and close to the definition."""
    brackets = re.sub(r"[^()\[\]{}]", "", text)
    found = 1
    while found:
        brackets, found = re.subn(r"\(\)|\[\]|\{\}", "", brackets)
    return brackets == ""

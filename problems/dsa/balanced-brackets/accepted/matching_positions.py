def is_balanced(text: str) -> bool:
    """The place of each open bracket's opener above it, kept in one list of links instead of a stack."""
    opener_above = [-1] * len(text)
    innermost = -1
    for place, character in enumerate(text):
        if character in "([{":
            opener_above[place] = innermost
            innermost = place
        elif character in ")]}":
            if innermost < 0 or "([{".index(text[innermost]) != ")]}".index(character):
                return False
            innermost = opener_above[innermost]
    return innermost < 0

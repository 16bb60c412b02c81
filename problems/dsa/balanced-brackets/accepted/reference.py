def is_balanced(text: str) -> bool:
    """A stack of the brackets that are still open; a closing bracket must fit the one on top."""
    opening_of = {")": "(", "]": "[", "}": "{"}
    still_open: list[str] = []
    for character in text:
        if character in "([{":
            still_open.append(character)
        elif character in opening_of and (not still_open or still_open.pop() != opening_of[character]):
            return False
    return not still_open

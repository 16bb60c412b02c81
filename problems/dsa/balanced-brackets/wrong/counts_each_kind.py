def is_balanced(text: str) -> bool:
    for opening, closing in ("()", "[]", "{}"):
        depth = 0
        for character in text:
            depth += (character == opening) - (character == closing)
            if depth < 0:
                return False
        if depth != 0:
            return False
    return True

def is_balanced(text: str) -> bool:
    opening_of = {")": "(", "]": "[", "}": "{"}
    still_open = []
    for character in text:
        if character in "([{":
            still_open.append(character)
        elif character in opening_of:
            if still_open.pop() != opening_of[character]:
                return False
    return not still_open

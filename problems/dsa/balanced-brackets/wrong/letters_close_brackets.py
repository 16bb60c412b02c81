def is_balanced(text: str) -> bool:
    opening_of = {")": "(", "]": "[", "}": "{"}
    still_open = []
    for character in text:
        if character in "([{":
            still_open.append(character)
        elif not still_open or still_open.pop() != opening_of.get(character):
            return False
    return not still_open

def is_balanced(text: str) -> bool:
    brackets = [character for character in text if character in "()[]{}"]
    crossing = -1

    def end_of_balanced(place: int) -> int:
        while 0 <= place < len(brackets) and brackets[place] in "([{":
            end = end_of_balanced(place + 1)
            if end in (crossing, len(brackets)) or brackets[place] + brackets[end] not in ("()", "[]", "{}"):
                return crossing
            place = end + 1
        return place

    return end_of_balanced(0) == len(brackets)

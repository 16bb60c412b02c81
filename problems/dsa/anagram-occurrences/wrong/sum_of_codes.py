def anagram_occurrences(text: str, probe: str) -> list[int]:
    if not probe:
        raise ValueError("the probe is empty")
    m = len(probe)
    goal = sum(ord(char) ** 2 for char in probe), sum(map(ord, probe))
    squares = sum(ord(char) ** 2 for char in text[:m])
    codes = sum(map(ord, text[:m]))
    result = []
    for i in range(len(text) - m + 1):
        if (squares, codes) == goal:
            result.append(i)
        if i + m < len(text):
            old, new = ord(text[i]), ord(text[i + m])
            squares += new * new - old * old
            codes += new - old
    return result

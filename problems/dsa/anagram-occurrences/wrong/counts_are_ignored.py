def anagram_occurrences(text, probe):
    if not probe:
        raise ValueError("the probe is empty")
    wanted = set(probe)
    length = len(probe)
    return [start for start in range(len(text) - length + 1) if set(text[start : start + length]) == wanted]

from collections import Counter


def anagram_occurrences(text, probe):
    if not probe:
        raise ValueError("the probe is empty")
    wanted = Counter(probe)
    length = len(probe)
    return [start for start in range(len(text) - length) if Counter(text[start : start + length]) == wanted]

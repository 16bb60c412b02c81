from collections import Counter


def anagram_occurrences(text, probe):
    wanted = Counter(probe)
    length = len(probe)
    return [start for start in range(len(text) - length + 1) if Counter(text[start : start + length]) == wanted]

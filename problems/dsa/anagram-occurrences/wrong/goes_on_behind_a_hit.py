from collections import Counter


def anagram_occurrences(text, probe):
    if not probe:
        raise ValueError("the probe is empty")
    wanted = Counter(probe)
    found = []
    start = 0
    while start + len(probe) <= len(text):
        if Counter(text[start : start + len(probe)]) == wanted:
            found.append(start)
            start += len(probe)
        else:
            start += 1
    return found

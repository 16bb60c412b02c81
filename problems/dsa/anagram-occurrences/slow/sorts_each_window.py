def anagram_occurrences(text, probe):
    if not probe:
        raise ValueError("the probe is empty")
    wanted = sorted(probe)
    last = len(text) - len(probe)
    return [start for start in range(last + 1) if sorted(text[start : start + len(probe)]) == wanted]

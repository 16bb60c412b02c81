from collections import Counter


def anagram_occurrences(text: str, probe: str) -> list[int]:
    if not probe:
        raise ValueError("the probe is empty")
    # A window that grows to the right and shrinks from the left while it holds a character too often. It never holds more than the
    # probe does, so it is an anagram exactly when it has the probe's length. spare: how often a character may still come.
    spare = Counter(probe)
    result = []
    start = 0
    for stop, char in enumerate(text, 1):
        spare[char] -= 1
        while spare[char] < 0:
            spare[text[start]] += 1
            start += 1
        if stop - start == len(probe):
            result.append(start)
    return result

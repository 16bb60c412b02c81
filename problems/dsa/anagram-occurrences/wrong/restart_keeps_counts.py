from collections import Counter


def anagram_occurrences(text: str, probe: str) -> list[int]:
    if not probe:
        raise ValueError("the probe is empty")
    spare = dict(Counter(probe))
    result = []
    start = 0
    for i, char in enumerate(text):
        if char not in spare:
            start = i + 1
            continue
        spare[char] -= 1
        while spare[char] < 0 and start <= i:
            spare[text[start]] += 1
            start += 1
        if i - start + 1 == len(probe):
            result.append(start)
    return result

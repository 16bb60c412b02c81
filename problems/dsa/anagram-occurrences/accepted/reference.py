from collections import Counter


def anagram_occurrences(text: str, probe: str) -> list[int]:
    """Slide a window along the text and keep track of how many characters it holds too often or too rarely."""
    if not probe:
        raise ValueError("the probe is empty")
    length = len(probe)
    missing = Counter(probe)  # copies that the window lacks, negative where it has too many
    wrong = len(missing)  # characters of which the window lacks some or has too many
    found = []
    for stop, entering in enumerate(text, 1):
        if missing[entering] == 0:
            wrong += 1
        missing[entering] -= 1
        if missing[entering] == 0:
            wrong -= 1
        if stop > length:
            leaving = text[stop - length - 1]
            if missing[leaving] == 0:
                wrong += 1
            missing[leaving] += 1
            if missing[leaving] == 0:
                wrong -= 1
        if wrong == 0:
            found.append(stop - length)
    return found

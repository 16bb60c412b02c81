from collections import Counter


def anagram_occurrences(text, probe):
    if not probe:
        raise ValueError("the probe is empty")
    length = len(probe)
    wanted = dict(Counter(probe))
    window = {}
    found = []
    for place, character in enumerate(text):
        window[character] = window.get(character, 0) + 1
        if place >= length:
            leaving = text[place - length]
            window[leaving] -= 1
            if window[leaving] == 0:
                del window[leaving]
        if window == wanted:
            found.append(place - length + 1)
    return found

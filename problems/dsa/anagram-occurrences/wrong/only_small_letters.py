def anagram_occurrences(text, probe):
    if not probe:
        raise ValueError("the probe is empty")
    wanted, window = [0] * 26, [0] * 26
    for character in probe:
        wanted[ord(character) - ord("a")] += 1
    found = []
    for place, character in enumerate(text):
        window[ord(character) - ord("a")] += 1
        if place >= len(probe):
            window[ord(text[place - len(probe)]) - ord("a")] -= 1
        if window == wanted:
            found.append(place - len(probe) + 1)
    return found

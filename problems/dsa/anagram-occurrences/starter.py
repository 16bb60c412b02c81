def anagram_occurrences(text: str, probe: str) -> list[int]:
    """All positions in the text where an anagram of the probe begins, rising; occurrences may overlap.

    Raises ValueError when the probe is empty.
    """
    raise NotImplementedError

"""What `anagram_occurrences` may be called with: short texts over few characters, so that probes occur often, and the edges."""

from hypothesis import strategies as st

N_MAX = 10_000


def valid(text, probe):
    """Whether these are two strings within the bounds. An empty probe is allowed: it must raise ValueError."""
    return isinstance(text, str) and isinstance(probe, str) and len(text) <= N_MAX and len(probe) <= N_MAX


#: Two small letters that make most windows fit, and some characters beyond them.
CHARACTERS = "abcA 🙂"


@st.composite
def strategy(draw, size=10):
    """A text of up to `size` characters and a short probe, half of the time a scrambled piece of the text."""
    text = draw(st.text(st.sampled_from(CHARACTERS[:2]) | st.sampled_from(CHARACTERS), max_size=size))
    if text and draw(st.booleans()):
        start = draw(st.integers(0, len(text) - 1))
        stop = draw(st.integers(start + 1, len(text)))
        return text, "".join(sorted(text[start:stop], reverse=draw(st.booleans())))
    return text, draw(st.text(st.sampled_from(CHARACTERS[:3]), min_size=1, max_size=4))


EDGE = {
    "empty text": ("", "a"),
    "probe longer than the text": ("ab", "abc"),
    "the whole text": ("listen", "silent"),
    "only at the end": ("xxab", "ba"),
    "overlapping": ("aaaa", "aa"),
    "same characters, other counts": ("aabb", "abb"),
    "one character": ("abca", "a"),
    "case": ("aA", "A"),
    "not only letters": ("7 7-77", "7 "),
    "empty probe": ("abc", ""),
}


def sizes(n):
    """A text of n characters that goes on repeating the probe, whose n / 4 characters are all different: every window fits."""
    probe = "".join(chr(0x4E00 + place) for place in range(n // 4))
    return probe * 4, probe[::-1]

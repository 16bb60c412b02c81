"""What the three functions may be called with: short texts of few letters, some of several bytes, and merges that need not fit the text."""

from hypothesis import strategies as st

TEXT_MAX = 1000
MERGES_MAX = 300
TOKENS_MAX = 1000
TOKEN_BYTES = 4000


def valid(text, count):
    """Whether `train` may be called like this."""
    return _is_text(text) and type(count) is int and 0 <= count <= MERGES_MAX


def valid_calls(name, arguments, operations):
    """Whether one of the functions may be called like this. Tokens that nobody knows are allowed: they must raise ValueError."""
    if len(arguments) != 2:
        return False
    if name == "train":
        return valid(*arguments)
    given, merges = arguments
    return _are_merges(merges) and (_is_text(given) if name == "encode" else _are_tokens(given))


def _is_text(text):
    return isinstance(text, str) and len(text) <= TEXT_MAX and not any("\ud800" <= each <= "\udfff" for each in text)


def _are_tokens(tokens):
    return isinstance(tokens, list) and len(tokens) <= TOKENS_MAX and all(type(token) is int for token in tokens)


def _are_merges(merges):
    if not isinstance(merges, list) or len(merges) > MERGES_MAX or len(set(map(repr, merges))) < len(merges):
        return False
    lengths = [1] * 256
    for pair in merges:
        if not isinstance(pair, tuple) or len(pair) != 2:
            return False
        if not all(type(token) is int and 0 <= token < len(lengths) for token in pair):
            return False
        lengths.append(lengths[pair[0]] + lengths[pair[1]])
    return max(lengths) <= TOKEN_BYTES


#: Few letters, so that pairs repeat, ties are frequent, and equal letters stand in rows; é and © share a byte.
TEXTS = st.text(st.sampled_from("ab"), max_size=12) | st.text(st.sampled_from("abc é©€"), max_size=10)


#: Letters of one to four bytes, a mark that joins the letter before it, and signs that cannot be seen.
ANY_SCRIPT = st.text(st.sampled_from("a0\n\x00\x7fß\u0301漢字\uffff😀"), max_size=6)


@st.composite
def merges(draw, size=4):
    """Up to `size` different pairs of a few bytes and of tokens that were made before, in any order."""
    found = []
    for _ in range(draw(st.integers(0, size))):
        tokens = st.sampled_from([97, 98, 0xC3, 0xA9, *range(256, 256 + len(found))])
        pair = draw(st.tuples(tokens, tokens))
        if pair not in found:
            found.append(pair)
    return found


def strategy(size=5):
    """A text, and how many merges to learn from it at most."""
    return st.tuples(TEXTS, st.integers(0, size))


@st.composite
def codes(draw):
    """Merges, and some of their tokens, many of which end in the middle of a letter."""
    pairs = draw(merges())
    known = [97, 98, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0, 255, *range(256, 256 + len(pairs))]
    return draw(st.lists(st.sampled_from(known), max_size=6)), pairs


EDGE = {
    "empty text": ("", 3),
    "no merges wanted": ("aaaa", 0),
    "nothing stands twice": ("abc", 5),
    "overlapping places": ("aaa", 5),
    "ties": ("adab adab", 5),
    "letters of several bytes": ("été €€", 5),
}


TRY = {
    "merges in order": 'encode("abc", [(98, 99), (97, 98)])',
    "overlapping places": 'encode("aaaaa", [(97, 97)])',
    "half a letter": "decode([195], [])",
    "letter in two tokens": "decode([195, 169], [])",
    "unknown token": "decode([256], [])",
}

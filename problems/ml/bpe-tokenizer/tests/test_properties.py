"""Laws of byte-pair encoding: every text comes back, and merges are learned and made as the rules say."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from inputs import ANY_SCRIPT, MERGES_MAX, TEXT_MAX, TEXTS, TOKENS_MAX, codes, merges, strategy
from solution import decode, encode, train

from rehearse_sandbox.kit import check_form, check_same


def replaced(text, pairs):
    """The tokens after all merges, by replacing in a text that has one character for each token."""
    letters = text.encode().decode("latin-1")
    for number, (first, second) in enumerate(pairs):
        letters = letters.replace(chr(first) + chr(second), chr(256 + number))
    return [ord(letter) for letter in letters]


def learned(text, count):
    """The merges, each found by counting every pair in the text as it is after those before it."""
    pairs = []
    while len(pairs) < count:
        places = list(pairwise(replaced(text, pairs)))
        ranked = sorted(set(places), key=lambda pair: (-places.count(pair), pair))
        if not ranked or places.count(ranked[0]) < 2:
            break
        pairs.append(ranked[0])
    return pairs


def spelled(token, pairs):
    """The bytes of a token."""
    return bytes([token]) if token < 256 else b"".join(spelled(part, pairs) for part in pairs[token - 256])


@given(strategy())
def test_each_merge_is_the_most_frequent_pair(case):
    """Each merge is the pair that stands at the most places by then, of equal ones the smallest, as long as one stands twice."""
    check_same(train(*case), learned(*case))


@given(TEXTS, merges())
def test_merges_one_after_the_other(text, pairs):
    """Encoding makes every merge in the order of the list, each from left to right in the whole text."""
    expected = replaced(text, pairs)
    check_same(encode(text, pairs), expected)


@given(TEXTS | ANY_SCRIPT, merges())
def test_every_text_comes_back(text, pairs):
    """Decoding the tokens of a text gives the text back, whatever letters it has and wherever the merges are from."""
    tokens = check_form(encode(text, pairs), kind=list, why="encode returns a list of tokens.")
    check_same(decode(tokens, pairs), text)


@given(codes())
def test_any_tokens_are_their_bytes(case):
    """Any tokens stand for their bytes one behind the other, read as UTF-8 in the end, with U+FFFD for what is none."""
    tokens, pairs = case
    expected = b"".join(spelled(token, pairs) for token in tokens).decode(errors="replace")
    check_same(decode(tokens, pairs), expected)


@given(strategy(), st.integers(0, 5))
def test_fewer_merges_are_the_beginning_of_more(case, fewer):
    """Asking for fewer merges gives the first ones of the same list."""
    text, count = case
    everything = check_form(train(text, count + fewer), kind=list, why="train returns a list of merges.")
    check_same(train(text, count), everything[:count])


@given(TEXTS, codes())
def test_lists_are_left_alone(text, case):
    """Tokens and merges are the same after encoding and decoding as before."""
    tokens, pairs = case
    kept = list(tokens), list(pairs)
    encode(text, pairs)
    decode(tokens, pairs)
    check_same((tokens, pairs), kept, why="The lists belong to the caller: work on lists of your own.")


def test_every_byte():
    """Each of the 256 bytes is a token, also those that no text has alone."""
    check_same(decode(list(range(256)), []), bytes(range(256)).decode(errors="replace"))
    check_same(encode("\x00\x7f", []), [0, 127])


def test_longest_text():
    """The longest text and the most merges that are allowed are learned, made and undone."""
    text = "".join("abcd"[place * place // 3 % 4] for place in range(TEXT_MAX))
    check_same(train(text, MERGES_MAX), learned(text, MERGES_MAX))
    chain = [(97, 97), *((255 + number, 97) for number in range(1, MERGES_MAX))]
    check_same(encode("b" + "a" * (TEXT_MAX - 1), chain), [98, *[256] * (TEXT_MAX // 2 - 2), 257])
    check_same(
        decode([98] * (TOKENS_MAX - 1) + [255 + MERGES_MAX], chain), "b" * (TOKENS_MAX - 1) + "a" * (MERGES_MAX + 1)
    )

"""What both functions may be called with: a few short words over three letters, many of which differ in one letter."""

import random
from collections import Counter
from itertools import pairwise
from string import ascii_lowercase

from hypothesis import strategies as st

WORDS_MAX = 1100
LENGTH_MAX = 12
LADDERS_MAX = 120


def valid(begin, end, words):
    """Whether these are words within the bounds, and not too many shortest ladders."""
    return (
        isinstance(words, list)
        and len(words) <= WORDS_MAX
        and all(_is_word(word) for word in (begin, end, *words))
        and shortest(begin, end, words)[1] <= LADDERS_MAX
    )


def _is_word(word):
    return isinstance(word, str) and 1 <= len(word) <= LENGTH_MAX and set(word) <= set(ascii_lowercase)


@st.composite
def strategy(draw, size=10):
    """A few words of equal length, one or two of other lengths and some repeated ones; the end is mostly one of them."""
    length = draw(st.sampled_from([3, 2]))
    word = st.text("abc", min_size=length, max_size=length)
    words = draw(st.lists(word, max_size=size)) + draw(st.lists(st.text("abc", min_size=1, max_size=4), max_size=2))
    return draw(word), draw(st.sampled_from([*words, "a" * length])), words


def changed(word):
    """All words that differ from this one in exactly one place."""
    for place, old in enumerate(word):
        for letter in ascii_lowercase:
            if letter != old:
                yield word[:place] + letter + word[place + 1 :]


def shortest(begin, end, words):
    """How many words a shortest ladder has, and how many shortest ladders there are; 0 and 0 when there is none."""
    length, ways, left = 1, Counter([begin]), set(words) - {begin}
    while ways and end not in ways:
        following = Counter()
        for word, count in ways.items():
            for other in changed(word):
                if other in left:
                    following[other] += count
        length, ways, left = length + 1, following, left - set(following)
    return (length, ways[end]) if ways else (0, 0)


def measures(begin, end, words):
    """How many shortest ladders there are, which no length shows."""
    return {"ladders_max": shortest(begin, end, words)[1]}


def is_step(one, other):
    """Whether two words have the same length and differ in exactly one place."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def ladder_fault(ladder, begin, end, words, length):
    """What is wrong with a list of strings as a ladder of so many words, 0 for none; empty when nothing is."""
    if length == 0:
        return f"no ladder leads from {begin!r} to {end!r}" if ladder else ""
    if not ladder:
        return f"there is a ladder of {length} words"
    if ladder[0] != begin or ladder[-1] != end:
        return f"a ladder has to begin with {begin!r} and end with {end!r}"
    for word in ladder[1:]:
        if word not in words:
            return f"{word!r} is not one of the words"
    for one, other in pairwise(ladder):
        if not is_step(one, other):
            return f"{one!r} and {other!r} do not differ in exactly one place"
    return "" if len(ladder) == length else f"it has {len(ladder)} words, and {length} are enough"


def ladders_fault(ladders, begin, end, words):
    """What is wrong with a list of lists of strings as all shortest ladders; empty when nothing is."""
    length, count = shortest(begin, end, words)
    for ladder in ladders:
        if fault := ladder_fault(ladder, begin, end, words, length):
            return f"of {ladder}: {fault}"
    if any(one >= other for one, other in pairwise(ladders)):
        return "the ladders do not come in rising order, each of them once"
    return "" if len(ladders) == count else f"these are {len(ladders)} ladders, and there are {count}"


def accepts(answer, begin, end, words):
    """What is wrong with an answer to a typed input, of either function: any shortest ladder is right."""
    if not isinstance(answer, list) or not all(isinstance(item, str | list) for item in answer):
        return "the answer is a list of words, or a list of such lists"
    if all(isinstance(item, str) for item in answer):
        # An empty list is the right answer of both, when there is no ladder.
        return ladder_fault(answer, begin, end, words, shortest(begin, end, words)[0])
    if not all(isinstance(item, list) and all(isinstance(word, str) for word in item) for item in answer):
        return "each ladder is a list of words"
    return ladders_fault(answer, begin, end, words)


def long_way(count, length=8):
    """So many words, each of which differs from the next in one letter, and from no other: one letter after the other changes."""
    numbers = random.Random(7)
    letters = numbers.choices(ascii_lowercase, k=length)
    words = ["".join(letters)]
    for place in range(count - 1):
        old = letters[place % length]
        letters[place % length] = numbers.choice([letter for letter in ascii_lowercase if letter != old])
        words.append("".join(letters))
    return words


EDGE = {
    "one step": ("cat", "cot", ["cot"]),
    "two ways": ("ab", "ba", ["bb", "aa", "ba"]),
    "begin is end": ("cat", "cat", []),
    "no words": ("cat", "cot", []),
    "the end is not listed": ("cat", "dog", ["cot", "cog", "dot"]),
    "the begin is listed": ("cat", "cot", ["cat", "cot"]),
    "no way": ("cat", "dog", ["cot", "dog"]),
    "a longer end": ("car", "cart", ["cart", "car"]),
    "one letter": ("a", "c", ["b", "c"]),
    "repeated words": ("ab", "ba", ["bb", "ba", "bb", "ba"]),
}


def sizes(n):
    """n words in scrambled order, the only ladder through which has them all."""
    words = long_way(n)
    return words[0], words[-1], random.Random(n).sample(words, n)

"""What is done with a `TfIdfIndex`: few short documents of few words, some of them equal, and texts to look for."""

import math

from hypothesis import strategies as st

from rehearse_sandbox.kit import check_close, check_form, check_same, check_true

DOCUMENTS_MAX = 200
K_MAX = 200
LONGEST = 500
DIGITS = 6


def words_of(text):
    """The words of a text, in lower case."""
    return text.lower().split()


def by_hand(documents, text):
    """The vector of a text by the definition, one word at a time."""
    weights = {}
    for word in words_of(text):
        holders = sum(word in words_of(document) for document in documents)
        if 0 < holders < len(documents):
            weights[word] = words_of(text).count(word) * math.log(len(documents) / holders)
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {word: weight / length for word, weight in weights.items()}


def cosine(one, other):
    """The sum of the products of the weights that two vectors have in common."""
    return math.fsum(one[word] * other[word] for word in one if word in other)


def ranking(documents, query):
    """All documents with a rounded score above 0 as (number, score), the best first."""
    wanted = by_hand(documents, query)
    vectors = [by_hand(documents, text) for text in documents]
    scores = [(number, round(cosine(wanted, vector), DIGITS)) for number, vector in enumerate(vectors)]
    return sorted((pair for pair in scores if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))


def is_clear(documents, query):
    """Whether no score lies so close to the middle between two rounded numbers that the last bit of a sum decides."""
    wanted = by_hand(documents, query)
    scaled = [cosine(wanted, by_hand(documents, text)) * 10**DIGITS for text in documents]
    return all(abs(score - math.floor(score) - 0.5) > 1e-7 for score in scaled)


def _is_text(text):
    return isinstance(text, str) and len(words_of(text)) <= LONGEST


def valid(documents, calls):
    """Whether the statement allows this index and these calls. A k below 1 is allowed: it must raise ValueError."""
    return (
        isinstance(documents, list)
        and len(documents) <= DOCUMENTS_MAX
        and all(map(_is_text, documents))
        and all(_is_call(documents, call) for call in calls)
    )


def _is_call(documents, call):
    match call:
        case ("vector", text):
            return _is_text(text)
        case ("search", query, k):
            return _is_text(query) and type(k) is int and k <= K_MAX and is_clear(documents, query)
    return False


def checked_vector(index, text):
    """The vector that the index gives for a text, after a look at its form."""
    vector = check_form(index.vector(text), kind=dict, why="A vector is a dictionary from word to weight.")
    is_plain = all(isinstance(word, str) and isinstance(weight, float) for word, weight in vector.items())
    check_true(is_plain, "The keys of a vector are words, and its values are floats.", output=vector)
    return vector


def check_search(found, expected):
    """The documents are the expected ones, in their order, with these rounded scores."""
    pairs = check_form(found, kind=list, length=len(expected))
    for pair in pairs:
        check_form(pair, kind=tuple, length=2, why="Each result is a tuple (number, score).")
    check_same([number for number, _ in pairs], [number for number, _ in expected])
    check_close([score for _, score in pairs], [score for _, score in expected], rtol=0.0, atol=1e-8)


#: A query may hold "d", which no document has.
WORDS = st.sampled_from(["a", "b", "c", "A"])


def texts(words=WORDS, size=4):
    """Up to `size` words with one blank between them."""
    return st.lists(words, max_size=size).map(" ".join)


@st.composite
def corpora(draw, size=4):
    """Up to `size` documents and a query."""
    documents = draw(st.lists(texts(), max_size=size))
    return documents, draw(texts(WORDS | st.just("d")))


def clear_corpora(size=4):
    """Those of `corpora` whose scores are rounded beyond doubt."""
    return corpora(size).filter(lambda case: is_clear(*case))


@st.composite
def strategy(draw, size=4):
    """An index of a few documents that is asked for a vector and for the best few documents."""
    documents, query = draw(clear_corpora(size))
    return documents, [("vector", query), ("search", query, draw(st.integers(1, 4)))]


EDGE = {
    "a rare word decides": (["cat sat", "cat ran", "cat sat down"], [("search", "Cat sat down", 3)]),
    "no documents": ([], [("vector", "a"), ("search", "a", 1)]),
    "one document": (["a b"], [("vector", "a b"), ("search", "a", 1)]),
    "an empty document": (["", "a", "b"], [("vector", ""), ("search", "a", 3)]),
    "an empty query": (["a", "b"], [("vector", ""), ("search", " ", 3)]),
    "only unseen words": (["a", "b"], [("vector", "d e"), ("search", "d", 3)]),
    "equal documents": (["b a", "c", "a b"], [("search", "a b", 3)]),
    "a word many times": (["a a a b", "b", "c"], [("vector", "a a a b")]),
    "capitals and punctuation": (["Why?", "why", "what"], [("vector", "WHY why?")]),
    "k is zero": (["a", "b"], [("search", "a", 0)]),
}

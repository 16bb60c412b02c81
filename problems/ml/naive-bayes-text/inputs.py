"""What is done with a `MultinomialNaiveBayes`: few short texts of few words, labels with equal scores, and the edges."""

import math
from collections import Counter
from fractions import Fraction

from hypothesis import strategies as st

TEXTS_MAX = 200
LONGEST = 2000

METHODS = ("log_scores", "probabilities", "predict")

#: What is closer is equal, or the input is not allowed.
FAR = 1e-6


def products(texts, labels, text, alpha):
    """For each label its share of the texts times the probabilities of all known words, as a fraction without rounding."""
    alpha = Fraction(alpha)
    vocabulary = {word for each in texts for word in each.split()}
    known = Counter(word for word in text.split() if word in vocabulary)
    found = {}
    for label in set(labels):
        words = [word for each, its in zip(texts, labels, strict=True) if its == label for word in each.split()]
        counts, total = Counter(words), len(words) + alpha * len(vocabulary)
        above, below = labels.count(label), len(labels)
        for word, times in known.items():
            share = (counts[word] + alpha) / total
            above, below = above * share.numerator**times, below * share.denominator**times
        found[label] = Fraction(above, below)
    return found


def logarithms(found):
    """The scores that belong to these products; a numerator may be far too large for a float."""
    return {label: math.log(product.numerator) - math.log(product.denominator) for label, product in found.items()}


def shares(found):
    """The products, divided by their sum."""
    total = sum(found.values())
    return {label: float(product / total) for label, product in found.items()}


def best_label(found):
    """The label with the largest product, and the alphabetically first one among equals."""
    return min(found, key=lambda label: (-found[label], label))


def is_clear(found):
    """Whether each product is equal to the largest one or smaller by far."""
    best = max(found.values())
    return all(product == best or product / best < 1 - FAR for product in found.values())


def is_corpus(texts, labels):
    return (
        isinstance(texts, list)
        and isinstance(labels, list)
        and max(len(texts), len(labels)) <= TEXTS_MAX
        and all(isinstance(each, str) for each in texts + labels)
        and all(len(each.split()) <= LONGEST for each in texts)
    )


def valid(alpha, operations):
    """Whether the statement allows these calls of one classifier. What must be refused is allowed, and changes nothing."""
    if type(alpha) not in (int, float) or not 0.001 <= alpha <= 1000:
        return False
    learned = None
    for name, *arguments in operations:
        if name == "fit" and len(arguments) == 2 and is_corpus(*arguments):
            learned = arguments if arguments[0] and len(arguments[0]) == len(arguments[1]) else learned
        elif name not in METHODS or not _is_question(learned, alpha, *arguments):
            return False
    return True


def _is_question(learned, alpha, text):
    known = isinstance(text, str) and len(text.split()) <= LONGEST
    return known and (learned is None or is_clear(products(*learned, text, alpha)))


#: A text may hold "d", which no training text does.
WORDS = st.sampled_from("abc")
LABELS = st.sampled_from(["ham", "spam", "eggs"])
ALPHAS = st.sampled_from([1.0, 0.5, 2.0, 3])


def texts_of(words, size):
    """Up to `size` words with one blank between them."""
    return st.lists(words, max_size=size).map(" ".join)


@st.composite
def corpora(draw, size=4):
    """Up to `size` training texts and their labels, a text to be classified, and alpha."""
    labels = draw(st.lists(LABELS, min_size=1, max_size=size))
    texts = [draw(texts_of(WORDS, 3)) for _ in labels]
    return texts, labels, draw(texts_of(WORDS | st.just("d"), 4)), draw(ALPHAS)


def clear_corpora(size=4):
    """Those of `corpora` whose best label is beyond doubt."""
    return corpora(size).filter(lambda case: is_clear(products(*case)))


@st.composite
def mixed_corpora(draw):
    """A case, and the same with the training texts in another order, and with the words of each text in another order."""
    texts, labels, text, alpha = case = draw(corpora())
    pairs = draw(st.permutations(list(zip(texts, labels, strict=True))))
    others = [" ".join(draw(st.permutations(each.split()))) for each, _ in pairs]
    return case, (others, [label for _, label in pairs], " ".join(draw(st.permutations(text.split()))), alpha)


@st.composite
def strategy(draw):
    """A classifier that learns from a few texts and is asked about one more."""
    texts, labels, text, alpha = draw(clear_corpora())
    return alpha, [("fit", texts, labels), *((name, text) for name in METHODS)]


EDGE = {
    "spam or ham": (
        1.0,
        [
            ("fit", ["free cash", "cash now", "lunch now"], ["spam", "spam", "ham"]),
            ("log_scores", "cash lunch tomorrow"),
            ("probabilities", "cash lunch tomorrow"),
            ("predict", "cash lunch tomorrow"),
        ],
    ),
    "a text without words": (1.0, [("fit", ["a", "a", "b"], ["x", "x", "y"]), ("probabilities", "")]),
    "nothing known": (1.0, [("fit", ["a b c", "a"], ["x", "y"]), ("log_scores", "what is this")]),
    "training without words": (0.5, [("fit", ["", ""], ["x", "y"]), ("predict", "a b")]),
    "one label": (2.0, [("fit", ["a", "b"], ["x", "x"]), ("probabilities", "a a c")]),
    "equal scores": (1.0, [("fit", ["tea", "coffee"], ["zoo", "ant"]), ("predict", "coffee tea")]),
    "learned twice": (1.0, [("fit", ["a"], ["x"]), ("fit", ["b", "c"], ["y", "z"]), ("log_scores", "a b")]),
    "asked too early": (1.0, [("predict", "a")]),
    "no texts": (1.0, [("fit", [], [])]),
    "a label is missing": (1.0, [("fit", ["a", "b"], ["x"])]),
}

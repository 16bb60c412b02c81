"""What is done with a `BigramModel`: a few texts of few words, alpha, and questions about words that were seen or not."""

from hypothesis import strategies as st

from rehearse_sandbox.kit import check_form, check_true

TEXTS_MAX = 200
ALPHA_MAX = 100
COUNT_MAX = 5000
LONGEST_MAX = 100
WORDS = 100

START, END = "<s>", "</s>"

#: The texts of most examples.
TEXTS = ["the cat sat", "the cat ran", "the dog ran"]


def valid(texts, alpha, operations):
    """Whether the statement allows this model and these calls. What must be refused is allowed without any calls."""
    return (
        isinstance(texts, list)
        and len(texts) <= TEXTS_MAX
        and all(_is_text(text) for text in texts)
        and type(alpha) in (int, float)
        and alpha <= ALPHA_MAX
        and (not operations or (len(texts) >= 1 and alpha >= 0))
        and all(_is_call(*operation) for operation in operations)
    )


def _is_text(text):
    return isinstance(text, str) and len(text.split()) <= WORDS and not {START, END} & set(text.split())


def _is_call(name, *arguments):
    if name in ("probabilities", "most_likely"):
        return len(arguments) == 1 and isinstance(arguments[0], str)
    if name == "sample" and len(arguments) == 3 and isinstance(arguments[0], str):
        return _is_number(arguments[1], COUNT_MAX) and _is_number(arguments[2])
    is_text = name == "generate" and len(arguments) == 2
    return is_text and _is_number(arguments[0], LONGEST_MAX) and _is_number(arguments[1])


def _is_number(number, largest=None):
    return type(number) is int and number >= 0 and (largest is None or number <= largest)


def all_pairs(texts):
    """All pairs of neighbours of all texts, in one list."""
    framed = [[START, *text.split(), END] for text in texts]
    return [(words[place], words[place + 1]) for words in framed for place in range(len(words) - 1)]


def vocabulary(texts):
    """Everything that can come next, in alphabetical order."""
    return sorted({following for _, following in all_pairs(texts)})


def by_counting(texts, alpha, word):
    """The probabilities after a word, counted anew from all pairs."""
    pairs = all_pairs(texts)
    if any(first == word for first, _ in pairs):
        added = alpha
        followers = [following for first, following in pairs if first == word]
    else:
        added = 0
        followers = [following for _, following in pairs]
    known = vocabulary(texts)
    return {token: (followers.count(token) + added) / (len(followers) + added * len(known)) for token in known}


def words_of(answer, length=None):
    """A list of words, after a check that it is one."""
    check_form(answer, kind=list, why="What is drawn comes as a list of words.")
    check_true(all(type(word) is str for word in answer), "What is drawn are words, which are strings.", output=answer)
    if length is not None:
        check_form(answer, length=length, why="There are as many tokens as were asked for.")
    return answer


def common_run(drawn, length):
    """The first `length` neighbours that stand in two of these lists, or None."""
    seen = {}
    for number, words in enumerate(drawn):
        for place in range(len(words) - length + 1):
            run = tuple(words[place : place + length])
            if seen.setdefault(run, number) != number:
                return run
    return None


#: "d" is in no text.
ASKED = st.sampled_from(["a", "b", START, "c", "d", END])
ALPHAS = st.sampled_from([0, 1, 0.5, 2.5])


def corpora(size=3):
    """One to `size` texts of up to four words."""
    text = st.lists(st.sampled_from("abc"), max_size=4).map(" ".join)
    return st.lists(text, min_size=1, max_size=size)


def strategy(size=3):
    """A model of few texts, and three questions about a word."""
    return st.tuples(corpora(size), ALPHAS, ASKED.map(_questions))


def _questions(word):
    return [("probabilities", word), ("most_likely", word), ("sample", word, 3, 0)]


EDGE = {
    "the cat and the dog": (TEXTS, 0, [("probabilities", "the"), ("most_likely", "cat")]),
    "a text without words": ([""], 0, [("probabilities", START), ("generate", 5, 0)]),
    "a word never seen": (TEXTS, 1, [("probabilities", "owl"), ("most_likely", "owl")]),
    "after the end": (TEXTS, 1, [("probabilities", END)]),
    "a word twice in a row": (["a a a"], 0.5, [("probabilities", "a"), ("most_likely", "a")]),
    "nothing is drawn": (TEXTS, 0, [("sample", "the", 0, 0), ("generate", 0, 0)]),
    "no texts": ([], 1, []),
    "a negative alpha": (["a"], -0.5, []),
}

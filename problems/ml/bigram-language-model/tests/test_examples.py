"""The examples a learner sees, from the most likely word to texts that are drawn."""

import pytest
from inputs import TEXTS, words_of
from solution import BigramModel

from rehearse_sandbox.kit import check_close, check_distribution, check_same


def test_most_likely_next():
    """The most likely token is the one that followed the word most often; a text begins after <s>."""
    model = BigramModel(["the cat sat", "the cat ran", "the dog ran"], 0)
    check_same(model.most_likely("the"), "cat")
    check_same(model.most_likely("dog"), "ran")
    check_same(model.most_likely("<s>"), "the")


def test_last_word():
    """The last word of a text is followed by the end, and not by the first word of the next text."""
    model = BigramModel(TEXTS, 0)
    check_same(model.most_likely("ran"), "</s>")
    check_same(model.most_likely("sat"), "</s>")


def test_text_without_words():
    """A text without words counts, too: its start is followed by its end."""
    model = BigramModel(["a", "", ""], 0)
    check_same(model.most_likely("<s>"), "</s>")
    check_close(model.probabilities("<s>"), {"a": 1 / 3, "</s>": 2 / 3})


def test_equally_likely():
    """Of equally probable tokens the smallest string is the most likely one, whichever came first in the texts."""
    model = BigramModel(TEXTS, 0)
    check_same(model.most_likely("cat"), "ran")


def test_shares():
    """Without smoothing a probability is a share of what followed; each word and the end are listed, and <s>, which can never come next, is not."""
    model = BigramModel(TEXTS, 0)
    expected = {"the": 0.0, "cat": 2 / 3, "sat": 0.0, "ran": 0.0, "dog": 1 / 3, "</s>": 0.0}
    check_close(model.probabilities("the"), expected)


def test_smoothing():
    """alpha is added to the count of each token of the vocabulary, and so alpha times their number to the sum: the probabilities sum to 1."""
    model = BigramModel(TEXTS, 0.5)
    expected = {"the": 0.5 / 6, "cat": 2.5 / 6, "sat": 0.5 / 6, "ran": 0.5 / 6, "dog": 1.5 / 6, "</s>": 0.5 / 6}
    check_close(model.probabilities("the"), expected)


def test_never_seen():
    """After a token that begins no pair, each token is as probable as its share of all that ever came next, whatever alpha is."""
    model = BigramModel(TEXTS, 1)
    expected = {"the": 3 / 12, "cat": 2 / 12, "sat": 1 / 12, "ran": 2 / 12, "dog": 1 / 12, "</s>": 3 / 12}
    check_close(model.probabilities("owl"), expected)
    check_close(model.probabilities("</s>"), expected)
    check_same(model.most_likely("owl"), "</s>")


def test_drawn_tokens():
    """A token is drawn as often as its probability says."""
    drawn = words_of(BigramModel(TEXTS, 0).sample("the", 2000, 1), 2000)
    check_distribution(drawn, {"cat": 2 / 3, "dog": 1 / 3}, program='BigramModel(TEXTS, 0).sample("the", 2000, 1)')


def test_drawn_texts():
    """Each token of a text is drawn anew: how the first one was drawn says nothing about the next draw."""
    model = BigramModel(["a c", "a d", "b c", "b d"], 0)
    found = [" ".join(words_of(model.generate(5, seed))) for seed in range(300)]
    program = (
        'model = BigramModel(["a c", "a d", "b c", "b d"], 0)\nfor seed in range(300):\n    model.generate(5, seed)'
    )
    check_distribution(found, {"a c": 1 / 4, "a d": 1 / 4, "b c": 1 / 4, "b d": 1 / 4}, program=program)


def test_longest_text():
    """A text has at most as many words as asked for, and the tokens at its ends do not count as words."""
    model = BigramModel(["a b c"], 0)
    check_same(model.generate(9, 0), ["a", "b", "c"])
    check_same(model.generate(2, 0), ["a", "b"])
    check_same(model.generate(0, 0), [])


def test_same_seed_same_draws():
    """The seed fixes what is drawn: whoever repeats a call gets the same tokens."""
    model = BigramModel(TEXTS, 1)
    first = words_of(model.sample("cat", 30, 5), 30)
    check_same(model.sample("cat", 30, 5), first)
    first = words_of(model.generate(30, 5))
    check_same(model.generate(30, 5), first)


def test_refused_models():
    """There is nothing to learn without texts, and a negative alpha makes no probabilities: both raise ValueError."""
    for texts, alpha in (([], 1), (["a"], -0.5)):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            BigramModel(texts, alpha)

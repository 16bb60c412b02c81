"""The examples a learner sees: a mail, priors, words and how they count, equal scores, a long text, and what is refused."""

import math

import pytest
from solution import MultinomialNaiveBayes

from rehearse_sandbox.kit import check_close, check_same, check_true


def fitted(texts, labels, alpha=1.0):
    """A classifier that has learned from these texts."""
    model = MultinomialNaiveBayes(alpha)
    check_true(model.fit(texts, labels) is model, "fit returns self, so that calls can be chained.")
    return model


def test_spam_or_ham():
    """The score adds up logarithms: of the label's share of the texts, and for each known word of its share of the label's words, smoothed over all distinct training words."""
    model = MultinomialNaiveBayes(alpha=1.0)
    model.fit(["free cash", "cash now", "lunch now"], ["spam", "spam", "ham"])
    text = "cash lunch tomorrow"
    check_close(model.log_scores(text), {"spam": math.log(1 / 32), "ham": math.log(1 / 54)})
    check_close(model.probabilities(text), {"spam": 27 / 43, "ham": 16 / 43})
    check_same(model.predict(text), "spam")


def test_common_labels():
    """Without a known word the common label wins: its probability is its share of the training texts, however long they are."""
    model = fitted(["a", "", "a b", "b"], ["x", "x", "y", "x"])
    check_close(model.probabilities(""), {"x": 3 / 4, "y": 1 / 4})
    check_same(model.predict("d"), "x")


def test_words_that_are_repeated():
    """Every occurrence counts: of a word in the training texts, and of a word in the text that is asked about."""
    model = fitted(["a a b", "b"], ["x", "y"])
    check_close(model.log_scores("a a"), {"x": math.log(1 / 2 * (3 / 5) ** 2), "y": math.log(1 / 2 * (1 / 3) ** 2)})


def test_words_as_they_are():
    """Words are what split() gives: any white space divides them, and capitals and signs belong to them."""
    model = fitted(["Win  now!\n", "win\tnow"], ["x", "y"])
    check_close(model.log_scores(" Win\n"), {"x": math.log(1 / 2 * 2 / 6), "y": math.log(1 / 2 * 1 / 6)})


def test_unknown_words():
    """A word that no training text has is left out for all labels alike, however many words they have."""
    model = fitted(["a b c a b c", "a"], ["x", "y"])
    check_close(model.log_scores("d d d"), {"x": math.log(1 / 2), "y": math.log(1 / 2)})
    check_close(model.log_scores("d a"), {"x": math.log(1 / 2 * 3 / 9), "y": math.log(1 / 2 * 2 / 4)})


def test_no_words_at_all():
    """Training texts may be without words: then no word is known, and the shares of the labels are all there is."""
    model = fitted(["", " ", "\n"], ["x", "y", "y"])
    check_close(model.probabilities("a b"), {"x": 1 / 3, "y": 2 / 3})
    check_same(model.predict(""), "y")


def test_equal_scores():
    """Among labels with equal scores predict returns the alphabetically first one, whichever was learned first."""
    model = fitted(["tea", "coffee", "milk"], ["zoo", "bee", "ant"])
    check_same(model.predict(""), "ant")
    check_same(model.predict("coffee tea"), "bee")
    check_close(model.probabilities("coffee tea milk"), {"zoo": 1 / 3, "bee": 1 / 3, "ant": 1 / 3})


def test_a_long_text():
    """Two thousand small factors make 0 as a product of floats, but scores and probabilities stay what they are."""
    model = fitted(["a", "b"], ["x", "y"])
    text = "a b " * 999 + "a"
    logarithm = 999 * math.log(2 / 9) + math.log(1 / 2)
    check_close(model.log_scores(text), {"x": logarithm + math.log(2 / 3), "y": logarithm + math.log(1 / 3)})
    check_close(model.probabilities(text), {"x": 2 / 3, "y": 1 / 3})
    check_same(model.predict(text), "x")
    check_close(model.probabilities("b " * 2000), {"x": 0.0, "y": 1.0})


def test_learning_again():
    """A second fit forgets the first one, with its labels and its words."""
    model = fitted(["a", "b"], ["x", "y"], alpha=2.0)
    model.fit(["b c", "b"], ["y", "z"])
    check_close(model.log_scores("a b"), {"y": math.log(1 / 2 * 3 / 6), "z": math.log(1 / 2 * 3 / 5)})


def test_refused_calls():
    """Nothing can be asked before something was learned, and nothing is learned without texts or when a label is missing: ValueError."""
    model = MultinomialNaiveBayes()
    for ask in (model.log_scores, model.probabilities, model.predict):
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            ask("a")
    for texts, labels in (([], []), (["a", "b"], ["x"]), (["a"], ["x", "y"])):
        with pytest.raises(ValueError):  # noqa: PT011
            model.fit(texts, labels)
    model.fit(["a", "b"], ["x", "y"])
    with pytest.raises(ValueError):  # noqa: PT011
        model.fit([], [])
    check_close(model.probabilities("a"), {"x": 2 / 3, "y": 1 / 3}, why="A refused fit changes nothing.")

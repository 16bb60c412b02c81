"""Laws of counted words: what scores are made of, what they depend on, and what they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from inputs import (
    ALPHAS,
    LONGEST,
    TEXTS_MAX,
    best_label,
    clear_corpora,
    corpora,
    logarithms,
    mixed_corpora,
    products,
    shares,
    strategy,
)
from solution import MultinomialNaiveBayes

from rehearse_sandbox.kit import check_close, check_same


def fitted(texts, labels, alpha):
    """A classifier that has learned from copies of these lists."""
    model = MultinomialNaiveBayes(alpha)
    model.fit(list(texts), list(labels))
    return model


@given(strategy())
def test_scores_by_definition(case):
    """The score of a label is the logarithm of its share of the texts and of the smoothed shares of the known words, added up."""
    alpha, ((_, texts, labels), (_, text), *_) = case
    check_close(fitted(texts, labels, alpha).log_scores(text), logarithms(products(texts, labels, text, alpha)))


@given(corpora())
def test_probabilities_by_definition(case):
    """The probability of a label is its product of shares, divided by the sum of these products over all labels."""
    texts, labels, text, alpha = case
    check_close(fitted(texts, labels, alpha).probabilities(text), shares(products(*case)))


@given(clear_corpora())
def test_the_best_label(case):
    """The label with the highest score is predicted, and the alphabetically first one among equally high scores."""
    texts, labels, text, alpha = case
    check_same(fitted(texts, labels, alpha).predict(text), best_label(products(*case)))


@given(mixed_corpora())
def test_order_of_words_and_texts(cases):
    """Neither the order of the words in a text nor the order of the training texts makes a difference."""
    case, (texts, labels, text, alpha) = cases
    check_close(fitted(texts, labels, alpha).log_scores(text), logarithms(products(*case)))


@given(corpora())
def test_only_sums_of_words_count(case):
    """How the words of a label are spread over its texts makes no difference: all in the first of them is as good."""
    texts, labels, text, alpha = case
    gathered = [
        " ".join(each for each, its in zip(texts, labels, strict=True) if its == label)
        if label not in labels[:place]
        else ""
        for place, label in enumerate(labels)
    ]
    check_close(fitted(gathered, labels, alpha).log_scores(text), logarithms(products(*case)))


@given(corpora(), st.lists(st.sampled_from("abd"), max_size=3).map(" ".join))
def test_two_texts_in_one(case, more):
    """What two texts add to the logarithm of a label's share, they add together when they are one text."""
    texts, labels, text, alpha = case
    model = fitted(texts, labels, alpha)
    nothing, one, other = (logarithms(products(texts, labels, each, alpha)) for each in ("", text, more))
    expected = {label: one[label] + other[label] - nothing[label] for label in nothing}
    check_close(model.log_scores(f"{text} {more}"), expected)


@given(corpora(), st.integers(2, 3))
def test_more_of_the_same(case, times):
    """Every training text several times, with alpha as many times as large, is the same model."""
    texts, labels, text, alpha = case
    model = fitted(texts * times, labels * times, alpha * times)
    check_close(model.log_scores(text), logarithms(products(*case)))


@given(st.permutations(["ham", "spam", "eggs"]), st.permutations("aaabbbccc"), ALPHAS)
def test_equals_whatever_the_digits(names, letters, alpha):
    """Labels whose words are exchanged are equally likely for a text that has them all equally often, in whatever order it adds them up."""
    model = fitted(["a a b c", "a b b c", "a b c c"], names, alpha)
    text = " ".join(letters)
    check_same(model.predict(text), "eggs")
    check_close(model.probabilities(text), dict.fromkeys(names, 1 / 3))


@given(corpora(), corpora(size=3))
def test_each_fit_stands_alone(first, second):
    """A second fit forgets the first one, and two classifiers share nothing."""
    texts, labels, text, alpha = second
    model, other = fitted(*first[:2], alpha), fitted(texts, labels, alpha)
    model.fit(list(texts), list(labels))
    other.fit(list(first[0]), list(first[1]))
    check_close(model.log_scores(text), logarithms(products(*second)))


@given(corpora(size=3))
def test_lists_are_left_alone(case):
    """The lists of the caller are the same after all calls, and what the caller does to them later does not change the model."""
    texts, labels, text, alpha = case
    own_texts, own_labels = list(texts), list(labels)
    model = MultinomialNaiveBayes(alpha)
    model.fit(own_texts, own_labels)
    expected = logarithms(products(*case))
    check_close(model.log_scores(text), expected)
    check_same((own_texts, own_labels), (texts, labels))
    own_texts.append("a")
    own_labels.append("eggs")
    check_close(model.log_scores(text), expected)


@given(corpora(size=3), st.integers(0, 3), st.integers(0, 3))
def test_refused_lists(case, texts, labels):
    """Lists of different lengths and lists without texts raise ValueError, and what was learned before stays."""
    model = fitted(*case[:2], case[3])
    if texts != labels or texts == 0:
        with pytest.raises(ValueError):  # noqa: PT011 - the message is the learner's own
            model.fit(["c"] * texts, ["spam"] * labels)
        check_close(model.log_scores(case[2]), logarithms(products(*case)))


def test_longest_texts():
    """As many training texts as allowed, and texts as long as allowed, give finite scores and probabilities that add up to 1."""
    vocabulary = [f"word{number}" for number in range(100)]
    texts = [" ".join(vocabulary[place % 90 : place % 90 + 10]) for place in range(TEXTS_MAX)]
    labels = [("ham", "spam", "eggs")[place % 3] for place in range(TEXTS_MAX)]
    model = fitted(texts, labels, 0.5)
    text = " ".join(vocabulary[place * 7 % 100] for place in range(LONGEST))
    found = products(texts, labels, text, 0.5)
    check_close(model.log_scores(text), logarithms(found))
    check_close(model.probabilities(text), shares(found))
    check_same(model.predict(text), best_label(found))

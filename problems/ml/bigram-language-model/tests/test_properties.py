"""Laws of next words: what is counted, which is best, and what may be drawn."""

import math

from hypothesis import given
from hypothesis import strategies as st
from inputs import (
    ALPHA_MAX,
    ALPHAS,
    ASKED,
    COUNT_MAX,
    END,
    LONGEST_MAX,
    START,
    TEXTS,
    TEXTS_MAX,
    WORDS,
    all_pairs,
    by_counting,
    common_run,
    corpora,
    words_of,
)
from solution import BigramModel

from rehearse_sandbox.kit import check_close, check_distribution, check_form, check_same, check_true


@given(corpora(), ALPHAS, ASKED)
def test_same_as_counting_all_pairs(texts, alpha, word):
    """The probabilities are those that counting all pairs of neighbours anew would give, and the texts stay as they are."""
    handed = list(texts)
    found = BigramModel(handed, alpha).probabilities(word)
    check_same(handed, texts)
    check_close(found, by_counting(texts, alpha, word))


@given(corpora(), ALPHAS, ASKED)
def test_probabilities_sum_to_one(texts, alpha, word):
    """Whatever comes before, something comes next: the probabilities sum to 1."""
    found = check_form(BigramModel(texts, alpha).probabilities(word), kind=dict)
    check_close(math.fsum(found.values()), 1.0)


@given(corpora(), ALPHAS, ASKED)
def test_most_likely_has_no_better(texts, alpha, word):
    """No token is more probable than the most likely one, and among equally probable ones it is the smallest string."""
    shares = by_counting(texts, alpha, word)
    best = max(shares.values())
    check_same(BigramModel(texts, alpha).most_likely(word), min(token for token in shares if shares[token] == best))


@given(corpora(), ALPHAS, ASKED)
def test_order_of_texts_does_not_matter(texts, alpha, word):
    """The same texts in another order make the same model."""
    forwards, backwards = BigramModel(texts, alpha), BigramModel(texts[::-1], alpha)
    check_close(backwards.probabilities(word), forwards.probabilities(word))
    check_same(backwards.most_likely(word), forwards.most_likely(word))


@given(corpora(), ASKED, st.integers(0, 99))
def test_drawn_pairs_have_been_seen(texts, word, seed):
    """Without smoothing only tokens that followed in some text are drawn, and a text ends only where one ended."""
    model = BigramModel(texts, 0)
    possible = {token for token, share in by_counting(texts, 0, word).items() if share > 0}
    drawn = words_of(model.sample(word, 5, seed), 5)
    check_true(set(drawn) <= possible, f"Only {sorted(possible)} can be drawn after {word}.", output=drawn)
    words = words_of(model.generate(4, seed))
    check_true(len(words) <= 4, "There are at most 4 words when 4 are asked for.", output=words)
    walked = [START, *words] if len(words) == 4 else [START, *words, END]
    steps = {(walked[place], walked[place + 1]) for place in range(len(walked) - 1)}
    why = "All neighbours in a drawn text are neighbours in some text."
    check_true(steps <= set(all_pairs(texts)), why, output=words)


def test_draws_with_smoothing():
    """With smoothing each token of the vocabulary is drawn as often as its probability says, also one that never followed."""
    drawn = words_of(BigramModel(TEXTS, 0.5).sample("the", COUNT_MAX, 2), COUNT_MAX)
    program = f'BigramModel(TEXTS, 0.5).sample("the", {COUNT_MAX}, 2)'
    check_distribution(drawn, by_counting(TEXTS, 0.5, "the"), program=program)


def test_draws_after_a_word_never_seen():
    """After a word that was never seen each token is drawn as often as its share of all that came next."""
    drawn = words_of(BigramModel(TEXTS, 0.5).sample("owl", COUNT_MAX, 3), COUNT_MAX)
    program = f'BigramModel(TEXTS, 0.5).sample("owl", {COUNT_MAX}, 3)'
    check_distribution(drawn, by_counting(TEXTS, 0.5, "owl"), program=program)


def test_texts_that_end_at_once():
    """The first token is drawn after <s>, and may be the end: then the text has no words."""
    texts = ["a b", "b a", "a", "b", "", "a a", "b b"]
    model = BigramModel(texts, 0)
    found = [" ".join(words_of(model.generate(1, seed))) for seed in range(300)]
    program = f"model = BigramModel({texts}, 0)\nfor seed in range(300):\n    model.generate(1, seed)"
    check_distribution(found, {"a": 3 / 7, "b": 3 / 7, "": 1 / 7}, program=program)


def test_texts_of_different_seeds():
    """Texts of different seeds are independent: with a hundred words all about equally likely, no eight in a row stand in two texts."""
    model = BigramModel([" ".join(f"w{number}" for number in range(WORDS))], ALPHA_MAX)
    run = common_run([words_of(model.generate(LONGEST_MAX, seed)) for seed in range(8)], 8)
    check_true(
        run is None, "Texts of different seeds are independent: no eight words in a row stand in two.", output=run
    )


def test_samples_of_different_seeds():
    """Samples of different seeds are independent: of a hundred words all about equally likely, no eight in a row stand in two samples."""
    model = BigramModel([" ".join(f"w{number}" for number in range(WORDS))], ALPHA_MAX)
    run = common_run([words_of(model.sample("w0", 100, seed), 100) for seed in range(8)], 8)
    check_true(run is None, "Samples of different seeds are independent: no eight in a row stand in two.", output=run)


def test_largest_model():
    """The largest number of long texts and the largest alpha are learned, and the longest text is drawn."""
    model = BigramModel(["a b " * (WORDS // 2)] * TEXTS_MAX, ALPHA_MAX)
    seen = TEXTS_MAX * (WORDS // 2)
    total = seen + 3 * ALPHA_MAX
    expected = {"a": ALPHA_MAX / total, "b": (seen + ALPHA_MAX) / total, END: ALPHA_MAX / total}
    check_close(model.probabilities("a"), expected)
    words = [f"w{number}" for number in range(WORDS)]
    check_same(BigramModel([" ".join(words)], 0).generate(LONGEST_MAX, 0), words)

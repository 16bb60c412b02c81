"""Laws of tf-idf: what a weight is, what a score is, and what makes no difference to either."""

import math

from hypothesis import given
from hypothesis import strategies as st
from inputs import (
    DOCUMENTS_MAX,
    K_MAX,
    LONGEST,
    by_hand,
    check_search,
    checked_vector,
    clear_corpora,
    corpora,
    ranking,
    strategy,
)
from solution import TfIdfIndex

from rehearse_sandbox.kit import check_close, check_same


@given(corpora())
def test_vectors_by_definition(case):
    """A vector has the counts times ln(N / n) of all words that some but not all documents have, scaled to length 1."""
    documents, text = case
    check_close(checked_vector(TfIdfIndex(list(documents)), text), by_hand(documents, text))


@given(strategy())
def test_search_by_definition(case):
    """The results are the k best rounded cosines above 0, and equal ones go by document number."""
    documents, (_, (_, query, k)) = case
    check_search(TfIdfIndex(list(documents)).search(query, k), ranking(documents, query)[:k])


@given(clear_corpora())
def test_order_of_words(case):
    """The order of the words makes no difference, neither in a document nor in the query."""
    documents, query = case
    mixed = [" ".join(reversed(text.split())) for text in documents]
    turned = " ".join(reversed(query.split()))
    check_search(TfIdfIndex(mixed).search(turned, 9), ranking(documents, query))


@given(corpora())
def test_every_document_twice(case):
    """When every document is there twice, N and n both double, and all vectors stay what they are."""
    documents, text = case
    check_close(checked_vector(TfIdfIndex(documents * 2), text), by_hand(documents, text))


@given(clear_corpora(), st.integers(2, 3))
def test_a_longer_query_of_the_same(case, times):
    """A query that says the same words several times over finds the same documents with the same scores."""
    documents, query = case
    longer = " ".join([query] * times)
    check_search(TfIdfIndex(list(documents)).search(longer, 9), ranking(documents, query))


@given(corpora(size=3))
def test_documents_are_left_alone(case):
    """The list of documents holds the same texts after all calls as before."""
    documents, query = [*case[0], "A b"], case[1]
    handed = list(documents)
    index = TfIdfIndex(handed)
    index.vector(query)
    index.search(query, 3)
    check_same(handed, documents, why="The list of documents belongs to the caller: write nothing into it.")


def test_as_much_as_allowed():
    """With as many and as long documents as allowed, every one of them is found, each by its own words first."""
    documents = [" ".join([f"own{number}"] * (LONGEST - 1) + [f"half{number % 2}"]) for number in range(DOCUMENTS_MAX)]
    index = TfIdfIndex(documents)
    own, half = (LONGEST - 1) * math.log(DOCUMENTS_MAX), math.log(2)
    length = math.sqrt(own**2 + half**2)
    check_close(checked_vector(index, documents[7]), {"own7": own / length, "half1": half / length})
    score = round(half / length, 6)
    check_search(index.search("half0", K_MAX), [(number, score) for number in range(0, DOCUMENTS_MAX, 2)])
    check_search(index.search("own150 own150 own150", K_MAX), [(150, round(own / length, 6))])
    common = TfIdfIndex([f"w{number} w{(number + 1) % DOCUMENTS_MAX}" for number in range(DOCUMENTS_MAX)])
    everything = " ".join(f"w{number}" for number in range(DOCUMENTS_MAX))
    expected = [(number, round(2 / math.sqrt(2 * DOCUMENTS_MAX), 6)) for number in range(DOCUMENTS_MAX)]
    check_search(common.search(everything, K_MAX), expected)

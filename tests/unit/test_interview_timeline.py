"""Texts of an interview: stored as changes, shown again as they were at every moment."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.interviews.timeline import Change, Entry, change, changed, texts_of, versions_of

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)

#: Few letters, so that texts have beginnings and ends in common; an astral one, which other languages count as two.
TEXTS = st.text("ab\n😀", max_size=30)


def saves(texts, name="code/0/0"):
    """The entries of a text's saves."""
    entries, old = [], ""
    for number, text in enumerate(texts, 1):
        how = change(old, text)
        payload = {"text": name, "head": how.head, "tail": how.tail, "put": how.put}
        entries.append(Entry(number, "saved", NOW, payload))
        old = text
    return entries


@pytest.mark.parametrize(
    ("old", "new", "how"),
    [
        ("", "abc", Change(0, 0, "abc")),
        ("abc", "abc", Change(3, 0, "")),
        ("a c", "a b c", Change(2, 1, "b ")),
        ("aa", "aaa", Change(2, 0, "a")),
        ("abcd", "ad", Change(1, 1, "")),
    ],
)
def test_a_change_holds_only_what_is_new(old, new, how):
    assert change(old, new) == how


@given(TEXTS, TEXTS)
def test_a_change_makes_one_text_of_the_other(old, new):
    assert changed(old, change(old, new)) == new


@given(TEXTS, st.text(max_size=3), st.integers(0, 30))
def test_a_change_is_no_longer_than_what_was_typed(old, typed, place):
    new = old[:place] + typed + old[place:]
    assert len(change(old, new).put) <= len(typed)


def test_a_change_of_another_text_is_refused():
    with pytest.raises(ValueError, match="was not made to a text of 3"):
        changed("abc", Change(2, 2, ""))


@given(st.lists(TEXTS, max_size=20))
def test_every_version_can_be_shown_again(texts):
    assert [text for _, text in versions_of("code/0/0", saves(texts))] == texts


@given(st.lists(TEXTS, min_size=1, max_size=9), st.lists(TEXTS, min_size=1, max_size=9))
def test_texts_do_not_mix(one, other):
    mixed = [entry for pair in zip(saves(one), saves(other, "pad"), strict=False) for entry in pair]
    shortest = min(len(one), len(other))
    assert texts_of(mixed) == {"code/0/0": one[shortest - 1], "pad": other[shortest - 1]}

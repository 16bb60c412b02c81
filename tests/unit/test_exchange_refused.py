"""What of a package is refused or left out, is told in words and changes nothing."""

from dataclasses import replace

import pytest

from rehearse.exchange import bringing, pasts, preparing
from rehearse.exchange.limits import CancelledError, RefusedError
from rehearse.exchange.values import BY_HAND, CRAM, Package, Review
from rehearse.review.settings import Settings
from tests.unit import exchange_files as files
from tests.unit.exchange_files import NOW, answered, small
from tests.unit.exchange_people import ITEM, MOMENT, bring, cards, items, limited, snapshot


def test_nobody_has_more_cards_than_may_be(ada, deck, monkeypatch):
    monkeypatch.setattr("rehearse.exchange.importing.MAX_CARDS", 5)
    with pytest.raises(RefusedError, match="you would have more than 5"):
        bring(ada, deck(files.large(6)[0]))
    assert snapshot(ada) == ([], {}, {}, {}, [])


def test_nobody_has_more_decks_than_may_be(ada, deck, monkeypatch):
    monkeypatch.setattr("rehearse.cards.decks.MAX_DECKS", 1)
    with pytest.raises(RefusedError, match="as many as may be"):
        bring(ada, deck(files.large(6)[0]))
    assert snapshot(ada) == ([], {}, {}, {}, [])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"rating": 0, "kind": BY_HAND}, pasts.NO_ANSWERS),
        ({"kind": CRAM, "factor": 0}, pasts.NO_ANSWERS),
        ({"at": (NOW + 60) * 1000}, pasts.NO_MOMENT),
        ({"at": 5}, pasts.NO_MOMENT),
        ({"at": 10**18}, pasts.NO_MOMENT),
    ],
)
def test_what_is_no_review_is_left_out_and_told(ada, deck, change, reason):
    package = answered((9, 3, 4))
    odd = replace(Review(NOW * 1000 - 5, 21, 3, 4, 0, 2500, 1000, 1), **change)
    summary = bring(ada, deck(Package(package.types, package.notes, package.cards, [*package.reviews, odd])))
    assert (summary.reviews, summary.left_out) == (1, {reason: 1})


def test_what_was_before_a_reset_is_left_out_and_told(ada, deck):
    package = answered((9, 3, 4), (2, 3, 1))
    reset = Review(NOW * 1000 - 5 * files.DAY_MS, 21, 0, 0, 0, 0, 0, BY_HAND)
    summary = bring(ada, deck(Package(package.types, package.notes, package.cards, [*package.reviews, reset])))
    assert (summary.reviews, items(ada)[ITEM].reviews, summary.left_out[pasts.RESET]) == (1, 1, 1)


def test_a_file_that_breaks_off_changes_nothing(ada, deck):
    path = deck(small(), {"a.png": bytes(200_000), "b.png": b"y" * 100_000})
    entries = files.entries_of(path)

    class Damaged:
        """Somebody changes the file between the two times that it is read."""

        def __call__(self, what, done, count):
            pass

        def about_to_write(self):
            files.zipped(path, entries | {"1": b"z" * 5000})

    with pytest.raises(RefusedError):
        bringing.package(path, "deck.apkg", ada, Damaged())
    assert (cards(ada), items(ada), snapshot(ada)[:2]) == ({}, {}, ([], {}))


def test_a_cancelled_import_changes_nothing(ada, deck):
    class Cancelling:
        def __call__(self, what, *_):
            if what == "Cards":
                raise CancelledError

    with pytest.raises(CancelledError):
        bringing.package(deck(), "deck.apkg", ada, Cancelling())
    assert snapshot(ada) == ([], {}, {}, {}, [])
    assert [path.name for path in ada.scratch.glob("unpacked-*")] == []


def test_cards_that_would_be_gigabytes_are_refused(ada, deck):
    with pytest.raises(RefusedError, match="more than 100 characters"):
        bring(limited(ada, card_chars=100), deck(small(front="x" * 200)))
    assert cards(ada) == {}


def test_cards_that_would_take_for_ever_are_refused(ada):
    moments = iter(range(0, 100_000, 500))
    teller = pasts.Teller(Settings().calendar, Settings().scheduler("card"), MOMENT)
    with pytest.raises(RefusedError, match="take longer than 600 s"):
        preparing.prepare(
            files.large(9)[0],
            teller,
            known=preparing.Known(),
            progress=lambda *_: None,
            limits=ada.limits,
            clock=lambda: next(moments),
        )

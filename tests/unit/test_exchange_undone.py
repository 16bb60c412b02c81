"""An import is taken back whole, and what was done since stays."""

from dataclasses import replace

import pytest

from rehearse.exchange import undoing
from rehearse.exchange.models import OwnImport
from rehearse.exchange.values import Note, Package
from rehearse.review.memory import MemoryModel
from rehearse.review.settings import Chosen, Settings
from tests.unit import exchange_files as files
from tests.unit.exchange_files import NOW, answered, small
from tests.unit.exchange_people import MOMENT, all_cards, bring, cards, change, items, later, log, rate, snapshot, undo


def test_one_persons_import_is_nothing_to_another(ada, grace, deck):
    bring(ada, deck(answered((9, 3, 4)), {"p.png": b"PNG"}))
    assert snapshot(grace) == ([], {}, {}, {}, [])
    bring(grace, deck(answered((9, 3, 4)), {"p.png": b"PNG"}))
    undo(grace)
    assert len(cards(ada)) == len(items(ada)) == 1


def test_an_import_is_taken_back_whole(ada, deck):
    package, pictures = files.large(60)
    before = snapshot(ada)
    bring(ada, deck(package, pictures))
    undone = undo(ada)
    assert (undone.removed, undone.kept, snapshot(ada)) == (60, 0, before)
    with ada.sessions() as session:
        assert undoing.last_import(session, 1) is None


def test_taking_an_update_back_gives_old_texts_and_histories_back(ada, deck):
    bring(ada, deck(answered((9, 3, 4))))
    before = snapshot(ada)
    package = answered((9, 3, 4), (2, 1, 1))
    newer = [
        replace(package.notes[0], fields=("Other", "Texts"), modified=NOW),
        Note(12, "note-2", 1001, (), ("New", "One")),
    ]
    more = [*package.cards, replace(package.cards[0], number=22, note_number=12, deck="New")]
    bring(ada, deck(Package(package.types, newer, more, package.reviews)))
    undone = undo(ada)
    assert (undone.removed, undone.restored, snapshot(ada)) == (1, 1, before)
    # Then the one before can be taken back as well, and no more.
    assert undo(ada).removed == 1
    with pytest.raises(undoing.CannotUndoError):
        undo(ada)


def test_a_card_is_due_as_before_when_an_import_is_taken_back(ada, deck):
    bring(ada, deck(answered((9, 3, 4))))
    before = snapshot(ada)
    bring(ada, deck(answered((9, 3, 4), (2, 4, 9))))
    assert snapshot(ada) != before
    undo(ada, Chosen(card_retention=0.8).settings_with(MemoryModel()))
    assert snapshot(ada) == before


def test_what_was_touched_since_stays_when_an_import_is_taken_back(ada, deck):
    package, pictures = files.large(6)
    bring(ada, deck(package, pictures))
    names = sorted(items(ada))
    rate(later(ada, hours=1), names[0])
    change(ada, names[1], back="Mine")
    undone = undo(later(ada, hours=2))
    assert (undone.removed, undone.kept, sorted(items(ada))) == (4, 2, names[:2])
    assert {card.item for card in all_cards(ada)} == {*names[:2]}
    assert {entry.item for entry in log(ada)} <= {*names[:2]}


def test_only_the_last_import_can_be_taken_back(ada, deck):
    bring(ada, deck())
    bring(ada, deck(small(guid="note-2")))
    with ada.sessions.begin() as session:
        first, second = (each.id for each in session.query(OwnImport).order_by(OwnImport.id))
        undoing_ = undoing.Undoing(session, 1, now=MOMENT, settings=Settings())
        with pytest.raises(undoing.CannotUndoError, match="Only the last import"):
            undoing_.undo(first)
        assert undoing_.undo(second).removed == 1

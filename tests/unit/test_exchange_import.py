"""Bringing packages in, on real SQLite: nothing twice, and nothing of the person's taken away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rehearse.cards.decks import Decks
from rehearse.cards.reading import own_decks
from rehearse.exchange import media, merging
from rehearse.exchange.prepared import own_item
from rehearse.exchange.values import Package
from rehearse.review.memory import MemoryModel
from rehearse.review.service import Reviewer
from rehearse.review.settings import Settings
from tests.unit import exchange_files as files
from tests.unit.exchange_files import NOW, answered, small
from tests.unit.exchange_people import ITEM, MOMENT, bring, cards, change, items, later, log, rate, snapshot, undo

TODAY = MOMENT.date()


def test_a_card_comes_with_its_texts_tags_deck_and_picture(ada, deck):
    summary = bring(ada, deck(small(front='Q <img src="p.png"><script>x</script>'), {"p.png": b"PNG"}))
    (card,) = cards(ada).values()
    assert (card.front, card.back, card.tags) == ('Q <img src="/review/media/p.png">', "That.", "tag")
    assert (card.item, card.form, card.kind) == (ITEM, "html", "basic")
    assert (summary.new, summary.decks, summary.media) == (1, ["Deck"], 1)
    assert items(ada)[ITEM].phase == "new"


def test_the_same_file_again_adds_nothing(ada, deck):
    path = deck(answered((9, 3, 4), (4, 3, 11)), {"p.png": b"PNG"})
    bring(ada, path)
    before = snapshot(ada)
    summary = bring(later(ada, days=1), path)
    assert snapshot(ada) == before
    assert (summary.unchanged, summary.reviews, summary.reviews_known, summary.media_known) == (1, 0, 2, 1)
    # Nothing of it can be taken back; what came before still can.
    assert undo(ada).removed == 1


def test_a_changed_note_changes_its_card_and_keeps_its_history(ada, deck):
    bring(ada, deck(answered((9, 3, 4))))
    package = answered((9, 3, 4))
    newer = [replace(package.notes[0], fields=("What now?", "This."), tags=("new",), modified=NOW)]
    summary = bring(ada, deck(Package(package.types, newer, package.cards, package.reviews)))
    (card,) = cards(ada).values()
    assert (summary.updated, card.front, card.back, card.tags) == (1, "What now?", "This.", "new")
    assert (items(ada)[ITEM].reviews, len(log(ada))) == (1, 1)


def test_an_older_file_changes_nothing_back(ada, deck):
    bring(ada, deck(small(front="new")))
    package = small(front="old")
    older = [replace(package.notes[0], modified=1_600_000_000)]
    assert bring(ada, deck(Package(package.types, older, package.cards, []))).unchanged == 1
    assert [*cards(ada)] == ["new"]


def test_what_was_changed_here_stays(ada, deck):
    bring(ada, deck())
    change(ada, front="Mine")
    assert bring(ada, deck(small(front="Theirs"))).kept == 1
    assert [*cards(ada)] == ["Mine"]


def test_what_was_deleted_here_stays_deleted(ada, deck):
    bring(ada, deck())
    change(ada, deleted_at=MOMENT)
    summary = bring(ada, deck(replace_reviews(small(front="Theirs"), (1, 3, 2))))
    assert (summary.deleted, summary.new, log(ada)) == (1, 0, [])


def replace_reviews(package, *reviews):
    return Package(package.types, package.notes, package.cards, answered(*reviews).reviews)


def test_a_card_follows_its_deck_unless_it_was_moved_here(ada, deck):
    bring(ada, deck())
    package = small()
    moved = Package(package.types, package.notes, [replace(package.cards[0], deck="Other")], [])
    assert bring(ada, deck(moved)).decks == ["Other"]
    bring(ada, deck(replace_deck("Third")))
    here = cards(ada)["What?"].deck_id
    change(ada, deck_id=1)
    bring(ada, deck(replace_deck("Fourth")))
    assert (cards(ada)["What?"].deck_id, here) == (1, 3)


def replace_deck(name):
    package = small()
    return Package(package.types, package.notes, [replace(package.cards[0], deck=name)], [])


def test_a_card_for_a_deck_that_was_deleted_here_gets_a_new_one(ada, deck):
    bring(ada, deck())
    with ada.sessions.begin() as session:
        decks = Decks(session, 1, now=MOMENT)
        decks.delete(decks.called("Deck").id)
    summary = bring(ada, deck(small(guid="note-2")))
    with ada.sessions() as session:
        (living,) = own_decks(session, 1)
    assert (summary.new, living.name, living.cards) == (1, "Deck", 1)
    assert bring(ada, deck()).deleted == 1


def test_reviews_become_a_history_that_is_replayed(ada, deck):
    bring(ada, deck(answered((9, 3, 1), (8, 2, 4), (4, 4, 30))))
    row, entries = items(ada)[ITEM], log(ada)
    memory = None
    for rating, days in ((3, 0), (2, 1), (4, 4)):
        memory = MemoryModel().after(memory, rating, days)
    assert (row.stability, row.difficulty) == pytest.approx((memory.stability, memory.difficulty))
    assert (row.phase, row.reviews, row.reviewed, row.last_entry) == (
        "review",
        3,
        TODAY - timedelta(days=4),
        entries[-1].id,
    )
    assert [(each.rating, each.seconds, each.engine, each.day) for each in entries][1:] == [
        (2, 4.0, "Anki", TODAY - timedelta(days=8)),
        (4, 4.0, "Anki", TODAY - timedelta(days=4)),
    ]


def test_an_imported_history_is_not_undone_review_by_review(ada, deck):
    bring(ada, deck(answered((9, 3, 4))))
    with ada.sessions.begin() as session:
        reviewer = Reviewer(session, 1, now=MOMENT, settings=Settings())
        assert reviewer.undo() is None
        reviewer.rate(ITEM, 3, seen=reviewer.find(ITEM).last_entry)
        assert reviewer.undo().standing.state.reviews == 1
        assert reviewer.undo() is None


def test_a_card_whose_deck_has_one_learning_step_does_not_wait_for_ours(ada, deck):
    # Ours has two, but Anki said that it comes back in days.
    bring(ada, deck(answered((2, 3, 4))))
    assert (items(ada)[ITEM].phase, items(ada)[ITEM].due_at) == ("review", None)
    with ada.sessions() as session:
        reviewer = Reviewer(session, 1, now=MOMENT, settings=Settings())
        assert reviewer._take(reviewer.entries()[0], "undone").standing.state.phase == "new"


def test_without_reviews_the_memory_comes_from_ease_and_interval(ada, deck):
    bring(ada, deck(small(phase="review", interval=10, due=3, ease=2.5, reviews=7, lapses=2)))
    row = items(ada)[ITEM]
    assert (row.stability, row.difficulty) == pytest.approx((10, 6.91406), abs=1e-4)
    assert (row.due, row.reviewed, row.reviews, row.lapses) == (
        TODAY + timedelta(days=3),
        TODAY - timedelta(days=7),
        7,
        2,
    )
    # It survives a replay of the log, which undoing does.
    before = items(ada)[ITEM].due
    rate(ada, ITEM)
    with ada.sessions.begin() as session:
        Reviewer(session, 1, now=MOMENT, settings=Settings()).undo()
    assert (items(ada)[ITEM].due, items(ada)[ITEM].stability) == (before, pytest.approx(10))


def test_a_memory_of_fsrs_is_taken_as_it_is(ada, deck):
    bring(ada, deck(small(phase="review", interval=10, ease=2.5, stability=33.0, difficulty=4.5)))
    assert (items(ada)[ITEM].stability, items(ada)[ITEM].difficulty) == (33.0, 4.5)


def test_suspended_and_flagged_cards_come_so(ada, deck):
    bring(ada, deck(small(suspended=True, flag=3)))
    row = items(ada)[ITEM]
    assert (row.suspended, row.flag, [each.action for each in log(ada)]) == (True, 3, ["suspended", "flagged"])


def test_new_cards_are_asked_in_ankis_order(ada, deck):
    package, _ = files.large(30)
    bring(ada, deck(package))
    fresh = sorted((row for row in items(ada).values() if row.phase == "new"), key=lambda row: row.place)
    wanted = sorted((card for card in package.cards if card.phase == "new"), key=lambda card: card.due)
    guids = {note.number: note.guid for note in package.notes}
    assert [row.item for row in fresh] == [own_item(guids[card.note_number], str(card.ordinal)) for card in wanted]


def test_cards_of_one_note_are_one_group(ada, deck):
    package, _ = files.large(10)
    bring(ada, deck(package))
    assert len({row.group for row in items(ada).values()}) == len(package.notes)


def test_what_was_reviewed_elsewhere_since_is_added(ada, deck):
    bring(ada, deck(answered((9, 3, 4))))
    summary = bring(ada, deck(answered((9, 3, 4), (5, 3, 12))))
    assert (summary.reviews, summary.reviews_known, items(ada)[ITEM].reviews) == (1, 1, 2)


def test_a_history_is_not_rewritten(ada, deck):
    bring(ada, deck(answered((9, 3, 4))))
    rate(later(ada, days=-2), ITEM)
    before = items(ada)[ITEM]
    summary = bring(ada, deck(answered((9, 3, 4), (5, 1, 1))))
    assert (summary.reviews, summary.left_out) == (0, {merging.EARLIER: 1})
    assert (items(ada)[ITEM].due, items(ada)[ITEM].last_entry) == (before.due, before.last_entry)


def test_a_picture_whose_name_is_taken_gets_another_one(ada, deck):
    front = 'A <img src="p.png"> [sound:p.png] <img src="other.png">'
    bring(ada, deck(small(front=front, guid="one"), {"p.png": b"one"}))
    bring(ada, deck(small(front=front, guid="two"), {"p.png": b"two"}))
    with ada.sessions() as session:
        first, second = sorted(media.digests(session, 1), key=len)
        assert (first, media.find(session, 1, second).content) == ("p.png", b"two")
    (card,) = (card for front, card in cards(ada).items() if second in front)
    assert (card.front.count(second), "other.png" in card.front) == (2, True)
    assert bring(ada, deck(small(front=front, guid="two"), {"p.png": b"two"})).media_known == 1


def test_days_are_told_by_the_persons_calendar(ada, deck):
    # A day begins at 04:00, and this was at 03:00.
    bring(ada, deck(answered((2 + 9 / 24, 3, 4))))
    assert log(ada)[0].day == date(2026, 2, 26)

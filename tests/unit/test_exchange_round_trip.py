"""There and back: what comes in from a package of any kind goes out again, and comes in alike for somebody else."""

from dataclasses import astuple, replace

import pytest

from rehearse.cards.cleaning import from_anki
from rehearse.cards.models import OwnCard
from rehearse.catalog.catalog import Catalog
from rehearse.exchange import catalogued, reading
from rehearse.exchange.exporting import Chosen, UnknownDeckError
from rehearse.exchange.leaving import TYPE, to_anki
from rehearse.review.library import library_of
from rehearse.review.service import Reviewer
from rehearse.review.settings import Settings
from tests.unit import exchange_files as files
from tests.unit.catalog_folders import make_deck, make_problem, make_problems
from tests.unit.exchange_files import NOW, answered, small, write
from tests.unit.exchange_people import ITEM, bring, cards, change, items, later, pack, rate, stored


def content(path):
    """What is in a package, however its numbers are: notes, cards, reviews and files, by what they are known by."""
    with reading.opened(path, path.parent, now=NOW) as opened:
        package, pictures = opened.package, dict(opened.media())
    notes = {note.number: note for note in package.notes}
    named = {card.number: (notes[card.note_number].guid, card.ordinal) for card in package.cards}
    return {
        "notes": {
            note.guid: (package.types[note.type_number], note.tags, note.fields, note.modified)
            for note in package.notes
        },
        "cards": {named[card.number]: (card.deck, card.phase, card.suspended, card.flag) for card in package.cards},
        "reviews": sorted(
            (*named[each.card_number], *(astuple(each)[:1] + astuple(each)[2:])) for each in package.reviews
        ),
        "media": pictures,
    }


@pytest.mark.parametrize(("kind", "count"), [("anki21b", 5000), ("anki21", 300), ("anki2", 300)])
def test_a_deck_goes_there_and_back_with_notes_tags_files_and_history(ada, grace, tmp_path, kind, count):
    package, pictures = files.large(count)
    original = files.WRITERS[kind](tmp_path / "original.apkg", package, pictures)
    summary = bring(ada, original)
    assert (summary.new, summary.reviews, summary.media, summary.left_out) == (count, len(package.reviews), 8, {})
    out = pack(ada, tmp_path / "out.apkg")
    assert content(out) == content(original)
    again = bring(grace, out)
    assert (again.new, again.reviews, again.media, again.left_out) == (count, len(package.reviews), 8, {})
    assert stored(grace) == stored(ada)
    assert content(pack(grace, tmp_path / "third.apkg")) == content(original)


def test_ones_own_export_that_comes_back_changes_nothing(ada, tmp_path):
    bring(ada, write(tmp_path / "deck.apkg", answered((9, 3, 4))))
    rate(later(ada, hours=1), ITEM, 4)
    before = stored(ada)
    summary = bring(later(ada, days=1), pack(later(ada, days=1), tmp_path / "out.apkg"))
    assert (summary.unchanged, summary.reviews, summary.reviews_known, stored(ada)) == (1, 0, 2, before)


def test_a_card_that_was_changed_here_goes_as_a_note_of_its_own_and_finds_its_way_back(ada, grace, tmp_path):
    bring(ada, write(tmp_path / "deck.apkg", small(front='A <img src="p.png">'), {"p.png": b"PNG"}))
    change(ada, back=r"Mine [x]", why='<span class="math inline">x^2</span>')
    out = pack(ada, tmp_path / "out.apkg")
    (note,) = content(out)["notes"].values()
    assert (note[0], note[2]) == (TYPE, ('A <img src="p.png">', "Mine [x]", r"\(x^2\)"))
    assert bring(ada, out).unchanged == 1
    assert len(cards(ada)) == 1
    bring(grace, out)
    (theirs,) = cards(grace).values()
    assert theirs.back == 'Mine [x]\n<p><span class="math inline">x^2</span></p>'


def test_a_deck_goes_with_the_decks_in_it_and_only_its_files(ada, tmp_path):
    package, pictures = files.large(40)
    bring(ada, write(tmp_path / "deck.apkg", package, pictures | {"unused.png": b"x", "_style.css": b"y"}))
    found = content(pack(ada, tmp_path / "out.apkg", Chosen("Sprachen")))
    assert {card[0] for card in found["cards"].values()} == {"Sprachen::Erdkunde"}
    assert ("unused.png" in found["media"], "_style.css" in found["media"], "t.mp3" in found["media"]) == (
        False,
        True,
        True,
    )
    assert "unused.png" in content(pack(ada, tmp_path / "out.apkg"))["media"]


def test_a_deck_that_is_not_there_is_told_with_those_that_are(ada, tmp_path):
    bring(ada, write(tmp_path / "deck.apkg", small()))
    with pytest.raises(UnknownDeckError, match=r"no deck 'Nobody' with cards. There are: Deck"):
        pack(ada, tmp_path / "out.apkg", Chosen("Nobody"))


@pytest.mark.parametrize(
    "html",
    [
        'a <img src="a &amp; b.png"> b',
        r"\(a &lt; b\) and \[c\]",
        "[sound:t é.mp3] <b>x</b>",
    ],
)
def test_our_texts_and_ankis_are_turned_into_each_other(html):
    assert to_anki(from_anki(html)) == html


def test_what_was_carried_goes_out_with_its_ease_until_it_is_answered(ada, tmp_path):
    bring(ada, write(tmp_path / "deck.apkg", small(phase="review", interval=10, due=3, ease=1.9, reviews=7, lapses=2)))
    with reading.opened(pack(ada, tmp_path / "out.apkg"), tmp_path, now=NOW) as opened:
        (card,) = opened.package.cards
    assert (card.ease, card.interval, card.due, card.reviews, card.lapses) == (1.9, 10, 3, 7, 2)
    assert card.stability == pytest.approx(10)


def test_reviews_that_were_done_here_go_out_in_ankis_numbers(ada, tmp_path):
    bring(ada, write(tmp_path / "deck.apkg", small()))
    for minutes, rating in ((0, 3), (10, 3), (10 + 3 * 1440, 1)):
        rate(later(ada, minutes=minutes), ITEM, rating)
    with reading.opened(pack(later(ada, days=4), tmp_path / "out.apkg"), tmp_path, now=NOW) as opened:
        told = [(each.rating, each.interval, each.before, each.kind) for each in opened.package.reviews]
    # A step of ten minutes, some days, and a step of relearning.
    (first, second, third) = told
    assert (first, third[0], third[1], third[3]) == ((3, -600, 0, 0), 1, -600, 1)
    assert (second[0], second[1] > 0, second[2], third[2]) == (3, True, -600, second[1])


MEETING = "card:dsa-patterns-meeting"


@pytest.fixture
def catalog(tmp_path):
    """A deck of two cards, and a problem with three."""
    folder = make_problems(tmp_path / "problems")
    make_problem(folder)
    make_deck(folder)
    return Catalog.load(folder)


def take_up(person, catalog):
    with person.sessions.begin() as session:
        reviewer = Reviewer(session, person.user_id, now=person.now, settings=Settings())
        reviewer.take_up(library_of(catalog).of_deck(catalog.decks["dsa-patterns"]))


def test_cards_of_the_catalogue_go_out_and_find_their_items_again(ada, grace, catalog, tmp_path):
    ada, grace = (replace(each, catalogue=lambda: catalogued.groups(catalog)) for each in (ada, grace))
    take_up(ada, catalog)
    rate(ada, MEETING, 4)
    out = pack(later(ada, days=1), tmp_path / "out.apkg", Chosen(catalogue=True), catalog)
    assert {card[0] for card in content(out)["cards"].values()} == {"Data structures and patterns"}
    assert bring(later(ada, days=1), out).reviews_known == 1
    # Somebody who never took the deck up reviews the catalogue's card then, and not a copy of it.
    summary = bring(later(grace, days=1), out)
    assert (summary.new, summary.reviews, cards(grace), items(grace)[MEETING].reviews) == (0, 1, {}, 1)
    assert items(grace)[MEETING].group == items(ada)[MEETING].group


def test_a_deck_of_the_catalogue_goes_whole_by_its_name_or_title(ada, catalog, tmp_path):
    for name in ("dsa-patterns", "Data structures and patterns"):
        found = content(pack(ada, tmp_path / "out.apkg", Chosen(name), catalog))
        assert len(found["cards"]) == len(catalog.decks["dsa-patterns"].cards)
    # A prompt takes the lines along by which it is graded.
    assert any("<li>" in note[2][1] for note in found["notes"].values())


def test_a_persons_own_words_on_a_card_of_the_catalogue_go_out(ada, catalog, tmp_path):
    with ada.sessions.begin() as session:
        plain = {"kind": "basic", "form": "markdown", "created_at": ada.now, "changed_at": ada.now}
        session.add(OwnCard(user_id=1, item=MEETING, front="**Mine**", back="a", **plain))
    found = content(pack(ada, tmp_path / "out.apkg", Chosen("dsa-patterns"), catalog))
    assert "<p><strong>Mine</strong></p>" in {note[2][0] for note in found["notes"].values()}

"""Reading packages of Anki's: all three kinds say the same, and whatever is wrong with one is told."""

import struct
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import zstandard

from rehearse.exchange import collection, guarded, messages, reading
from rehearse.exchange.limits import Limits, RefusedError
from rehearse.exchange.values import Card, Package
from tests.unit import exchange_files as files
from tests.unit.exchange_files import NOW, small, with_sql, write, write_modern, write_old, zipped

PICTURES = {"bild 1.png": b"\x89PNG one", "ton é.mp3": b"ID3"}


def read(path: Path, **limits):
    with reading.opened(path, path.parent, now=NOW, limits=replace(Limits(), **limits)) as opened:
        return opened.package, dict(opened.media())


def refused(path: Path, **limits) -> str:
    with pytest.raises(RefusedError) as error:
        read(path, **limits)
    return str(error.value)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deck.apkg"


@pytest.mark.parametrize("kind", files.WRITERS)
def test_each_kind_of_package_says_what_was_written(path, kind):
    written, media = files.large(60)
    package, found = read(files.WRITERS[kind](path, written, media))
    assert (package.types, found) == (written.types, media)
    assert [replace(note, modified=0) for note in package.notes] == [
        replace(note, modified=0) for note in written.notes
    ]
    assert [*package.cards] == [replace(card, ease=card.ease or 0.0) for card in written.cards]
    assert sorted(package.reviews, key=lambda each: each.at) == sorted(written.reviews, key=lambda each: each.at)


def test_the_stub_of_a_package_of_today_is_never_read(path):
    entries = files.entries_of(write_modern(path, small()))
    assert {"collection.anki2", "collection.anki21b"} <= entries.keys()
    assert [note.guid for note in read(path)[0].notes] == ["note-1"]
    # Not even where the collection itself is damaged or gone.
    assert "damaged" in refused(zipped(path, entries | {"collection.anki21b": b"nonsense"}))
    del entries["collection.anki21b"]
    assert "has none" in refused(zipped(path, entries))
    del entries["meta"]
    assert "asks to update Anki" in refused(zipped(path, entries))


def test_what_fsrs_knew_of_a_card_is_read(path):
    package, _ = read(write(path, small(phase="review", interval=12, due=3, ease=2.1, stability=14.5, difficulty=6.25)))
    (card,) = package.cards
    assert (card.stability, card.difficulty, card.interval, card.due, card.ease) == (14.5, 6.25, 12, 3, 2.1)


@pytest.mark.parametrize(
    "data", ["{", '{"s": 1}', '{"s": -1, "d": 5}', '{"s": 1e99, "d": 5}', '{"s": "x", "d": 5}', "[]"]
)
def test_a_memory_that_cannot_be_is_none(path, data):
    package, _ = read(with_sql(write(path, small()), f"UPDATE cards SET data = '{data}'"))
    assert (package.cards[0].stability, package.cards[0].difficulty) == (None, None)


def test_a_card_that_is_away_in_a_filtered_deck_belongs_to_its_own(path):
    write(path, small(phase="review", interval=5))
    away = "UPDATE cards SET odid = did, did = 99, odue = due + 7, due = -100000"
    (card,) = read(with_sql(path, away))[0].cards
    assert (card.deck, card.due) == ("Deck", 7)


def test_columns_of_another_type_do_no_harm(path):
    # SQLite lets any column hold anything.
    odd = "UPDATE cards SET ivl = 'twelve', factor = x'00', flags = 8.5, due = 1e300, data = 17"
    (card,) = read(with_sql(write(path, small()), odd))[0].cards
    assert (card.interval, card.ease, card.flag) == (0, 0.0, 0)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a zip file"),
        (b"PK\x03\x04 and then nothing", "not a zip file"),
        (b"not at all" * 100, "not a zip file"),
        (struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 46, 0, 0), "not a sound zip file"),
    ],
)
def test_what_is_no_zip_file_is_told(path, content, words):
    path.write_bytes(content)
    assert words in refused(path)


def test_another_kind_of_zip_file_is_told(path):
    assert "no package of Anki" in refused(zipped(path, {"word/document.xml": b"<w/>"}))


def test_a_truncated_or_changed_package_is_told(path):
    whole = write(path, *files.large(60)).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "zip file" in refused(path)
    at = whole.index(b"collection.anki21") + 200
    path.write_bytes(whole[:at] + bytes(50) + whole[at + 50 :])
    assert "damaged" in refused(path)


def test_a_newer_kind_of_package_is_told(path):
    entries = files.entries_of(write_modern(path, small()))
    assert "Support older Anki versions" in refused(zipped(path, entries | {"meta": b"\x08\x04"}))


@pytest.mark.parametrize("name", ["../../evil.png", "/etc/passwd", "a\\b.png", "C:x.png", "..", "", "a\nb", "x" * 201])
def test_a_name_that_is_a_place_is_told(path, name):
    assert "not the name of a file" in refused(write(path, small(), {name: b"x"}))


@pytest.mark.parametrize("sign", ["\u202f", "\u00a0", "\u3000", "\u200c", "\u200d", "\u00ad"])
def test_a_name_with_any_space_or_joiner_is_taken(path, sign):
    # macOS writes a narrow no-break space into the names of its screenshots.
    name = f"Screenshot at 9.41.00{sign}AM.png"
    package, media = read(write(path, small(front=f'<img src="{name}">'), {name: b"PNG"}))
    assert (package.media, media) == ([name], {name: b"PNG"})


@pytest.mark.parametrize("sign", ["\0", "\x7f", "\x9b", "\u202e", "\u2066"])
def test_a_name_that_shows_as_another_is_told(path, sign):
    assert "not the name of a file" in refused(write(path, small(), {f"a{sign}gnp.exe": b"x"}))


def test_an_entry_that_is_a_place_is_told(path):
    assert "not the name of a file" in refused(zipped(path, files.entries_of(write(path, small())) | {"../../x": b""}))


@pytest.mark.parametrize("modern", [False, True])
def test_a_zip_bomb_is_told_while_it_is_unpacked(path, modern):
    entries = files.entries_of((write_modern if modern else write)(path, small(), {"a.png": b"x"}))
    bomb = bytes(40_000_000)
    zipped(path, entries | {"0": zstandard.compress(bomb) if modern else bomb})
    assert path.stat().st_size < 200_000
    assert "200 times its size" in refused(path, media_bytes=100_000_000)
    assert "larger than 1.0 MB" in refused(path, media_bytes=1_000_000)


def test_a_header_that_lies_about_sizes_is_not_believed(path):
    write(path, small(), {"a.png": bytes(40_000_000)})
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("0")
    # Nine bytes, says the directory, and a checksum of nine bytes.
    size = struct.pack("<L", info.file_size)
    lie = struct.pack("<L", 9)
    checksum, other = struct.pack("<L", info.CRC), struct.pack("<L", zlib.crc32(bytes(9)))
    path.write_bytes(path.read_bytes().replace(size, lie).replace(checksum, other))
    with reading.opened(path, path.parent, now=NOW) as opened:
        assert [len(content) for _, content in opened.media()] == [9]


def test_many_small_files_are_told(path):
    entries = files.entries_of(write(path, small()))
    zipped(path, entries | {f"n{number}": b"" for number in range(60)})
    told = refused(path, entries=50)
    assert ("more than 50 files" in told, told.endswith("Export fewer decks at once, or without media.")) == (
        True,
        True,
    )
    # A directory that says that it is short is counted all the same.
    whole = path.read_bytes()
    path.write_bytes(whole[:-14] + struct.pack("<2H", 1, 1) + whole[-10:])
    told = refused(path, entries=50)
    assert ("holds 63 files" in told, told.endswith("Export fewer decks at once, or without media.")) == (True, True)


@pytest.mark.parametrize("kind", files.WRITERS)
def test_a_picture_that_is_too_large_is_told_by_its_own_name(path, kind):
    told = refused(files.WRITERS[kind](path, small(), {"a.png": b"x", "film.gif": b"x" * 2000}), media_bytes=1000)
    assert "'film.gif' in the package is larger than 0.0 MB" in told
    assert told.endswith("Make it smaller in Anki, or take it off its cards; or export without media.")


def test_the_whole_may_not_grow_without_end(path):
    write(path, small(), {f"p{number}.png": bytes([number]) * 900_000 for number in range(12)})
    assert "unpacks to more than" in refused(path, total_bytes=5_000_000)


def test_an_encrypted_or_doubled_entry_is_told(path):
    entries = files.entries_of(write(path, small(), {"a.png": b"x"}))
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("media", b"{}")
    assert "two files of one name" in refused(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    assert "does not use" in refused(path)


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0", b"SQLite format 3\0" + b"\x10\0\1\1" + bytes(4000), b"text" * 2000]
)
def test_a_collection_that_is_no_database_is_told(path, content):
    entries = files.entries_of(write(path, small()))
    assert "collection in the package" in refused(zipped(path, entries | {"collection.anki21": content}))


def test_a_truncated_database_is_told(path):
    entries = files.entries_of(write(path, *files.large(60)))
    cut = entries["collection.anki21"][:-8192]
    assert "collection in the package" in refused(zipped(path, entries | {"collection.anki21": cut}))


ENDLESS = "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t)"


@pytest.mark.parametrize(
    "statements",
    [
        ("DROP TABLE notes",),
        ("DROP TABLE cards", f"CREATE VIEW cards AS {ENDLESS} SELECT n AS id FROM t"),
        ("DROP TABLE revlog", "CREATE VIEW revlog AS SELECT id, 1 AS cid FROM notes"),
        ("ALTER TABLE notes RENAME TO n", "CREATE VIRTUAL TABLE notes USING fts5(id, flds)"),
    ],
)
def test_what_is_no_true_table_is_not_read(path, statements):
    assert "has no table" in refused(with_sql(write(path, small()), *statements))


def test_triggers_never_fire_and_nothing_can_be_written_or_attached(path):
    trigger = (
        f"CREATE TRIGGER x AFTER INSERT ON notes BEGIN DELETE FROM cards WHERE id IN ({ENDLESS} SELECT n FROM t); END"
    )
    assert len(read(with_sql(write(path, small()), trigger))[0].cards) == 1
    (path.parent / "c").write_bytes(files.entries_of(path)["collection.anki21"])
    with guarded.opened(path.parent / "c", Limits()) as tables:
        for query in (
            "DELETE FROM notes",
            "ATTACH 'x' AS y",
            f"{ENDLESS} SELECT n FROM t",
            "SELECT load_extension('x')",
            "PRAGMA writable_schema = 1",
        ):
            with pytest.raises(RefusedError):
                tables.rows(query)


def test_a_view_that_stands_behind_a_column_is_denied(path):
    # The schema may call a view by the name of a table that is there, too.
    with_sql(write(path, small()), "CREATE VIEW secret AS SELECT * FROM notes")
    (path.parent / "c").write_bytes(files.entries_of(path)["collection.anki21"])
    with guarded.opened(path.parent / "c", Limits()) as tables, pytest.raises(RefusedError):
        tables.rows("SELECT * FROM secret")


def test_a_query_without_end_is_ended(path):
    write(path, *files.large(300))
    moments = iter([0.0, *([1.0] * 10_000)])
    limits = Limits(seconds=0.5)
    with (
        pytest.raises(RefusedError, match="takes too long"),
        reading.opened(path, path.parent, now=NOW, limits=limits, clock=lambda: next(moments)),
    ):
        pass


def test_a_default_that_stands_once_and_is_read_in_every_row_is_told(path):
    rows = "WITH RECURSIVE t(i) AS (SELECT 100 UNION ALL SELECT i + 1 FROM t LIMIT 2000) SELECT i, 'g' || i, 1001, 0, '' FROM t"
    hostile = (
        "CREATE TABLE n (id INTEGER PRIMARY KEY, guid, mid, mod, tags)",
        f"INSERT INTO n {rows}",
        f"ALTER TABLE n ADD COLUMN flds TEXT DEFAULT '{'x' * 2000}'",
        "DROP TABLE notes",
        "ALTER TABLE n RENAME TO notes",
    )
    path = with_sql(write(path, small()), *hostile)
    assert len(files.entries_of(path)["collection.anki21"]) < 1_000_000
    assert "gives more than 1,000,000 characters" in refused(path, collection_bytes=1_000_000)


def test_what_the_file_itself_holds_is_always_taken(path):
    write(path, *files.large(60))
    size = len(files.entries_of(path)["collection.anki21"])
    assert len(read(path, collection_bytes=size)[0].cards) == 60


def test_nothing_is_sorted_before_it_is_counted():
    # SQLite would write all of it, with every default in it, into files of its own.
    queries = (collection._NOTES, collection._CARDS, collection._REVIEWS)
    assert not any("ORDER BY" in query for query in queries)


def test_one_row_of_fields_too_many_is_told(path):
    write_modern(path, small())
    assert "6 rows of fields, and at most 3" in refused(path, note_types=3, parts=1)


def test_one_card_too_many_is_told(path):
    cards = [Card(number, 11, number, "Deck") for number in range(100_001)]
    plain = small()
    words = refused(write(path, Package(plain.types, plain.notes, cards, [])))
    assert "100,001 rows of cards, and at most 100,000" in words


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "INSERT INTO notes SELECT 12, guid, mid, mod, usn, tags, flds, sfld, csum, flags, data FROM notes",
            "have the identifier 'note-1'",
        ),
        (
            "INSERT INTO cards SELECT id + 1, nid, did, ord, mod, usn, type, queue, due, ivl, factor, reps, lapses, left, odue, odid, flags, data FROM cards",
            "have the note and place",
        ),
        ("UPDATE cards SET nid = 99", "belongs to no note"),
        ("UPDATE cards SET ord = -1", "belongs to no note"),
        ("UPDATE notes SET mid = 99", "of a type that the package does not have"),
        ("UPDATE notes SET guid = ''", "no sound identifier"),
        ("UPDATE notes SET flds = CAST(x'ff41' AS TEXT)", "Could not decode to UTF-8"),
        ("UPDATE col SET models = '[1, 2]'", "note types cannot be read"),
        ("UPDATE col SET models = replace(models, '\"tmpls\"', '\"x\"')", "note types cannot be read"),
        ("UPDATE notes SET flds = replace(hex(zeroblob(150000)), '0', 'x')", "300,000 characters"),
    ],
)
def test_what_does_not_fit_together_is_told(path, statement, words):
    assert words in refused(with_sql(write(path, small()), statement))


def test_two_rows_of_one_number_are_told(path):
    # Only a table that was made otherwise can hold them.
    loose = (
        "CREATE TABLE n AS SELECT * FROM notes",
        "INSERT INTO n SELECT * FROM notes",
        "DROP TABLE notes",
        "ALTER TABLE n RENAME TO notes",
    )
    assert "notes have the number 11" in refused(with_sql(write(path, small()), *loose))


@pytest.mark.parametrize("message", [b"\xff" * 20, b"\x0a\xff\x01", b"\x0b", b"\x0a\x05ab", b"\x08"])
def test_a_list_that_is_no_message_is_told(message):
    with pytest.raises(RefusedError, match="A list in the package is damaged"):
        [*messages.fields(message)]


def test_a_list_of_files_that_lies_is_told(path):
    entries = files.entries_of(write_modern(path, small(), PICTURES))
    for listed in (b"no zstd", zstandard.compress(b"\x0a\xff\x01")):
        assert "damaged" in refused(zipped(path, entries | {"media": listed}))
    short = zstandard.compress(PICTURES["bild 1.png"][:-1])
    assert "damaged: it has" in refused(zipped(path, entries | {"0": short}))
    old = files.entries_of(write_old(path, small(), PICTURES))
    for listed, words in ((b"[]", "cannot be read"), (b"\xff", "cannot be read"), (b'{"0": "a", "1": "a"}', "twice")):
        assert words in refused(zipped(path, old | {"media": listed}))

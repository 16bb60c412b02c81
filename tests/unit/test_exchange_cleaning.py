"""HTML from elsewhere: what may stay, what goes, and that cleaning twice changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.cards.cleaning import clean, from_anki, media_in

PIECES = [
    "<b>",
    "</b>",
    "<script>",
    "</script>",
    "<img src=",
    "onerror=",
    "x.png",
    '"',
    "'",
    ">",
    "<",
    "&lt;",
    "&",
    " ",
    "a",
    "\\(",
    "\\)",
]
PIECES += [
    "[sound:t.mp3]",
    "<svg>",
    "<math>",
    "<style>",
    "</style>",
    "<a href=",
    "javascript:",
    "<p>",
    "<table><td>",
    "<!--",
    "-->",
    "é",
]


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<b>bold</b> <i>x</i>", "<b>bold</b> <i>x</i>"),
        ("<script>alert(1)</script>x", "x"),
        ("<style>b{}</style><b style='color:red' onclick=x id=y class='z'>b</b>", "<b>b</b>"),
        ('<img src="/review/media/a%20b.png">', '<img src="/review/media/a%20b.png">'),
        ("<img src=https://tracker.example/x.png alt=x>", '<img alt="x">'),
        ("<img src=//tracker.example/x.png>", "<img>"),
        ("<img src=/review/undo><img src=../x.png><img src=/review/media/..>", "<img><img><img>"),
        ("<img src=data:image/svg+xml,x>", "<img>"),
        ('<a href="javascript:alert(1)">x</a>', '<a rel="noopener noreferrer">x</a>'),
        ("<iframe src=x></iframe><form action=x><input></form><object data=x></object>", ""),
        ("<svg onload=x><script>1</script></svg>", ""),
        ('<span class="cloze evil">x</span>', '<span class="cloze">x</span>'),
    ],
)
def test_only_what_is_harmless_stays(html, kept):
    assert (clean(html), from_anki(html)) == (kept, kept)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("[sound:a &amp; b.mp3]", '<audio controls="" preload="none" src="/review/media/a%20%26%20b.mp3"></audio>'),
        (r"\(x &lt; y\)", '<span class="math inline">x &lt; y</span>'),
        (r"\[x\] and [$]y[/$]", '<div class="math block">x</div> and <span class="math inline">y</span>'),
        (r"\(open", r"\(open"),
        ('<img src="a b.png" onerror=alert(1)>', '<img src="/review/media/a%20b.png">'),
        ("<img src=.> <img src=%2e%2e>", "<img> <img>"),
        ("[anki:tts lang=de]read[/anki:tts]x[anki:play:q:0]", "x"),
    ],
)
def test_ankis_own_marks_become_html(html, shown):
    assert from_anki(html) == shown


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_cleaning_what_is_clean_changes_nothing_and_leaves_nothing_that_runs(html):
    once = from_anki(html)
    assert clean(once) == once
    bare = once.lower()
    assert not any(f"<{name}" in bare for name in ("script", "svg", "style", "iframe", "math"))
    assert all(part.startswith("/review/media/") for part in bare.split('src="')[1:])


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 40_000,
        "".join(f"<b title={place}>" for place in range(20_000)),
        "<b><p>" * 2_000,
        "<b>" + "x" * 500_000,
    ],
)
def test_a_text_that_would_take_minutes_loses_its_elements(html):
    # The time of the cleaner grows with the square of elements within elements.
    cleaned = clean(html)
    assert "<" not in cleaned
    assert clean(cleaned) == cleaned


def test_the_files_of_a_text_are_known():
    assert media_in(from_anki('<img src="a%20b.png">[sound:é.mp3]<img src="http://x/y.png">')) == {"a b.png", "é.mp3"}

"""Inputs that people type: for one run, and kept as tests of their own. What they answer is found out in a cell."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from rehearse.submissions.models import OwnTest
from rehearse_sandbox.wire.custom import MAX_INPUT_BYTES, MAX_KEPT, MAX_TYPED

#: Characters of a test's name.
MAX_NAME = 80


class InputRefusedError(Exception):
    """The input, or the test's name, cannot be taken. The text says what to change."""


class TooManyKeptError(InputRefusedError):
    """A person keeps as many tests of the problem as may be."""


def check_typed(texts: Sequence[str]) -> None:
    """Refuse what cannot go with one submission.

    Raises:
        InputRefusedError: there are too many, or one is none.
    """
    if len(texts) > MAX_TYPED:
        raise InputRefusedError(
            f"There are {len(texts)} inputs; at most {MAX_TYPED} go with one run. Keep some as tests."
        )
    for text in texts:
        check_input(text)


def check_input(text: str) -> None:
    """Refuse what no input could be. Whether it is one that the statement allows is said by the judge.

    Raises:
        InputRefusedError: it is empty, too long, or holds what cannot be stored.
    """
    try:
        size = len(text.encode())
    except UnicodeEncodeError as error:
        raise InputRefusedError(
            f"The character {text[error.start]!r} at position {error.start} of the input cannot be written as UTF-8. Remove it."
        ) from error
    if not text.strip():
        raise InputRefusedError("The input is empty. Type a call, or the arguments of one.")
    if size > MAX_INPUT_BYTES:
        raise InputRefusedError(
            f"The input has {size:,} bytes; at most {MAX_INPUT_BYTES:,} are taken. Repeat values instead: `[0] * 1000`."
        )
    if "\0" in text:
        raise InputRefusedError("The input holds a NUL character. Remove it.")


def kept(session: Session, user_id: int, slug: str) -> list[OwnTest]:
    """A person's own tests of a problem, oldest first."""
    mine = (OwnTest.user_id == user_id) & (OwnTest.slug == slug)
    return list(session.scalars(select(OwnTest).where(mine).order_by(OwnTest.created_at, OwnTest.id)))


def keep(session: Session, *, user_id: int, slug: str, name: str, text: str, now: datetime) -> OwnTest:
    """Keep an input as a test. Without a name it gets the next number.

    Raises:
        InputRefusedError: the input or the name cannot be taken.
        TooManyKeptError: there are as many tests as may be.
    """
    check_input(text)
    others = kept(session, user_id, slug)
    if len(others) >= MAX_KEPT:
        raise TooManyKeptError(
            f"You keep {len(others)} tests of this problem, which is as many as may. Delete one first."
        )
    named = _checked(name) or _next_name({test.name for test in others})
    test = OwnTest(id=uuid4().hex, user_id=user_id, slug=slug, name=named, text=text, created_at=now)
    session.add(test)
    session.flush()
    return test


def find(session: Session, test_id: str, user_id: int, slug: str) -> OwnTest | None:
    """A person's own test of this problem, or None."""
    test = session.get(OwnTest, test_id)
    return test if test is not None and (test.user_id, test.slug) == (user_id, slug) else None


def change(test: OwnTest, *, name: str, text: str) -> None:
    """Give a test another name and another input. An empty name leaves it as it is.

    Raises:
        InputRefusedError: the input or the name cannot be taken.
    """
    check_input(text)
    test.name, test.text = _checked(name) or test.name, text


def _checked(name: str) -> str:
    # As it was sent, because that is what the API says of its length.
    if len(name) > MAX_NAME:
        raise InputRefusedError(f"The name has {len(name)} characters; at most {MAX_NAME} are taken. Shorten it.")
    # What cannot be shown, such as a pasted control character, is no reason to refuse a name.
    shown = (" " if unicodedata.category(character) in {"Cc", "Cs"} else character for character in name)
    return " ".join("".join(shown).split())


def _next_name(taken: set[str]) -> str:
    return next(name for number in range(1, len(taken) + 2) if (name := f"Test {number}") not in taken)

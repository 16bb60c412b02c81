"""The card that a failed test makes: what came in, what must come out, and which law says so. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from rehearse.cards.texts import CardRefusedError, Texts
from rehearse.review.items import own_key

#: The deck of such cards, which is made when it is needed.
DECK = "My mistakes"

#: Stands where the judge left out the middle of a long value.
_CUT = "…"

_TOLD = ("input", "expected", "why", "error", "difference", "mistake")

#: Only these verdicts are about one call and its result.
VERDICTS = frozenset({"wrong_answer", "runtime_error"})

#: What would mean something in Markdown, or as a formula.
_SPECIAL = re.compile(r"([\\`*_\[\]<>$|~#&])")


def item_of(slug: str, failure: Mapping[str, object]) -> str:
    """The item of a failure's card: the same for the same test and input, however often the problem is sent."""
    named = "\0".join((slug, str(failure.get("test", "")), str(failure.get("input", ""))))
    return own_key(f"mistake-{hashlib.sha256(named.encode()).hexdigest()[:40]}")


def card_of(slug: str, title: str, failure: Mapping[str, object]) -> Texts:
    """The card. Only what the page shows of a failure is on it.

    Raises:
        CardRefusedError: nothing can be asked about this failure.
    """
    told = {name: str(failure.get(name) or "") for name in _TOLD}
    if not told["input"]:
        raise CardRefusedError("This failure shows no input, so no card can ask about it.")
    if _CUT in told["input"]:
        raise CardRefusedError("This input is too long to be shown whole, so no card can ask about it.")
    front = f"**{_plain(title)}** is asked:\n\n{_code(told['input'])}\n\nWhat must come out, and why?"
    right = told["expected"]
    lines = (
        _code(right) if right else "",
        _said("The law", told["why"]),
        "" if right else _said("What was wrong", told["error"] or told["difference"]),
        _said("My mistake", told["mistake"]),
    )
    back = "\n\n".join(line for line in lines if line)
    if not back:
        raise CardRefusedError("This failure tells neither what was expected nor why, so a card would have no answer.")
    return Texts(front, back, links=(slug,), tags="mistake")


def _code(text: str) -> str:
    """A block of code whose fence is longer than any in the text."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}python\n{text}\n{fence}"


def _said(title: str, text: str) -> str:
    return f"{title}: {_plain(text)}" if text else ""


def _plain(text: str) -> str:
    """Words as they stand, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))

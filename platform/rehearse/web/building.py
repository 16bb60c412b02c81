"""Forms of people's own as pages and API tell them: the forms, and how one stands while it is built."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, get_args

import msgspec
from msgspec import Meta

from rehearse.catalog.catalog import TRACKS, Catalog
from rehearse.interviews.building import PlacedFault, Tried
from rehearse.interviews.catalogue import Interviews
from rehearse.interviews.fit import KINDS
from rehearse.interviews.models import OwnForm
from rehearse.interviews.own_forms import MOST_FORMS
from rehearse.interviews.schema import (
    MOST_MINUTES,
    MOST_PROBLEMS,
    MOST_PROMPTS,
    MOST_ROUNDS,
    Hidden,
    Question,
    RoundKind,
)
from rehearse.web import words

#: What `forms.of_plain` reads. It is not told in more detail here: what is wrong with it is told field by field.
Plain = Annotated[
    dict[str, Any],
    Meta(description="The keys of a form's file: title, summary, hides, pauses, asks and rounds."),
]


#: What kinds of problems are called by those who choose among them.
KIND_WORDS = {"implement": "Functions", "class": "A class"} | words.KINDS


class FormIn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A form as it stands, which may have faults."""

    form: Plain


class OwnFormIn(FormIn, frozen=True, forbid_unknown_fields=True):
    """A form to keep. With the `id` of one that was deleted it is that one again."""

    id: Annotated[str, Meta(pattern="^[0-9a-f]{32}$")] | None = None


class OwnFormChange(FormIn, frozen=True, forbid_unknown_fields=True):
    """A form as it is to be. `seen` is the version of the form that was changed, so that nobody's change is lost by another."""

    seen: Annotated[str, Meta(min_length=1, max_length=40)]


class OwnFormOut(msgspec.Struct, frozen=True, kw_only=True):
    """A form that is kept. `name` is what an interview is begun with."""

    id: str
    name: str
    version: str
    form: dict[str, Any]
    saved_at: datetime


class OwnFormList(msgspec.Struct, frozen=True):
    """The person's forms, the one that was saved last first, and how many may be kept."""

    forms: list[OwnFormOut]
    most: int


class FaultOut(msgspec.Struct, frozen=True):
    """What is wrong and what to do. `where` is the address of a field, such as "rounds[0].minutes"; empty: the whole form."""

    where: str
    message: str


class CheckedOut(msgspec.Struct, frozen=True, kw_only=True):
    """How a form stands. `fitting` has for each slot of each round how many problems or prompts fit; null: it cannot be said."""

    sound: bool
    faults: list[FaultOut]
    warnings: list[FaultOut]
    fitting: list[list[int | None]]


class PromptFileOut(msgspec.Struct, frozen=True):
    """Where prompts come from: how many there are, and the tags that pick among them."""

    name: str
    prompts: int
    tags: list[str]


class PartsOut(msgspec.Struct, frozen=True, kw_only=True):
    """What forms can be built of: names with the words for them, and how many of each there may be."""

    tracks: dict[str, str]
    categories: dict[str, str]
    kinds: dict[str, str]
    difficulties: list[str]
    files: list[PromptFileOut]
    rounds: list[str]
    hides: list[str]
    asks: list[str]
    most: dict[str, int]


def told_own(row: OwnForm) -> OwnFormOut:
    """A form that is kept."""
    return OwnFormOut(
        id=row.id, name=row.form["name"], version=row.form["version"], form=row.form, saved_at=row.saved_at
    )


def told_list(rows: list[OwnForm]) -> OwnFormList:
    """All of a person's."""
    return OwnFormList([told_own(row) for row in rows], MOST_FORMS)


def told_checked(tried: Tried) -> CheckedOut:
    """How a form stands."""
    return CheckedOut(
        sound=tried.form is not None,
        faults=[_told(fault) for fault in tried.faults],
        warnings=[_told(fault) for fault in tried.warnings],
        fitting=[list(slots) for slots in tried.fitting],
    )


def _told(fault: PlacedFault) -> FaultOut:
    return FaultOut(fault.where, fault.message)


def parts_of(catalog: Catalog, interviews: Interviews) -> PartsOut:
    """What the catalogue offers to those who build. Categories without a problem are left out."""
    prompts = interviews.pool.prompts
    used = {problem.category for problem in interviews.pool.problems}
    titles = catalog.vocabulary.categories or {}
    files = [
        PromptFileOut(name, len(found), sorted({tag for prompt in found for tag in prompt.tags}))
        for name in sorted({prompt.file for prompt in prompts})
        if (found := [prompt for prompt in prompts if prompt.file == name])
    ]
    named = {name: title for name, title in titles.items() if name in used}
    return PartsOut(
        tracks={name: words.track(name) for name in TRACKS},
        categories=named or {name: name for name in sorted(used)},
        kinds={name: KIND_WORDS.get(name, name) for name in KINDS},
        difficulties=[words.difficulty(level) for level in range(1, 6)],
        files=files,
        rounds=list(get_args(RoundKind)),
        hides=list(get_args(Hidden)),
        asks=list(get_args(Question)),
        most={
            "rounds": MOST_ROUNDS,
            "minutes": MOST_MINUTES,
            "problems": MOST_PROBLEMS,
            "prompts": MOST_PROMPTS,
            "forms": MOST_FORMS,
        },
    )

"""Which tables a backup has, and by what rule two persons' rows become one's. A test holds it against all tables that there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import Table

from rehearse.activity.models import Activity, DayOff, PastGoal
from rehearse.cards.models import OwnCard, OwnDeck
from rehearse.db import Base
from rehearse.exchange.models import OwnCardSource, OwnMedia, OwnNote, OwnNoteType
from rehearse.interviews.models import (
    Interview,
    InterviewEntry,
    InterviewRating,
    InterviewSubmission,
    InterviewTask,
    InterviewText,
    OwnForm,
)
from rehearse.review.models import Assistance, ReviewEntry, ReviewFit, ReviewItem, ReviewSettings
from rehearse.submissions.models import Draft, OwnTest, Submission, SubmissionEvent


@dataclass(frozen=True, slots=True)
class Kept:
    """A table that is in every backup, under its name for people, which several may share.

    Two rows with the same `key` are the same: the one that is here stays, or, where `newer` names a moment, the newer one. `number` is the
    column that numbers rows, which get new numbers; `refers` says which columns hold numbers of which table, and `inside` which keys of a
    column with plain values do. Only rows that are `only` so are kept, with what refers to them.
    """

    model: type[Base]
    words: str
    key: tuple[str, ...] = ()
    number: str = ""
    refers: Mapping[str, str] = field(default_factory=dict)
    inside: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    newer: str = ""
    only: Mapping[str, object] = field(default_factory=dict)

    @property
    def table(self) -> Table:
        """The table itself."""
        return cast("Table", self.model.__table__)


#: Nobody knows these tables, but their cards could not go out as they came without them.
_OF_ANKI = "What Anki keeps of cards"
_OF_INTERVIEWS = "What happened in mock interviews"

#: In the order in which they are restored: what is referred to comes first.
KEPT: tuple[Kept, ...] = (
    Kept(ReviewSettings, "Choices of how to review"),
    Kept(OwnDeck, "Decks", key=("name",), number="id"),
    Kept(OwnCard, "Cards", key=("item",), refers={"deck_id": "own_decks"}, newer="changed_at"),
    Kept(OwnNoteType, _OF_ANKI, key=("digest",), number="id"),
    Kept(OwnNote, _OF_ANKI, key=("guid",), number="id", refers={"note_type_id": "own_note_types"}, newer="modified_at"),
    Kept(OwnCardSource, _OF_ANKI, key=("item",), refers={"note_id": "own_notes"}),
    Kept(OwnMedia, "Pictures and sounds", key=("name",)),
    Kept(ReviewFit, "Fits of your memory", key=("at",), number="id"),
    Kept(Activity, "Active time", key=("at", "subject"), number="id"),
    Kept(DayOff, "Days off", key=("day",)),
    Kept(PastGoal, "Goals", key=("day",)),
    Kept(Assistance, "Hints and solutions that were opened", key=("slug", "at", "what", "number"), number="id"),
    Kept(Draft, "Drafts", key=("slug",), newer="saved_at"),
    Kept(OwnTest, "Tests of your own", key=("id",), number="id"),
    Kept(Submission, "Submissions", key=("id",), number="id", only={"state": "done"}),
    Kept(
        SubmissionEvent,
        "Results of submissions",
        key=("submission_id", "sequence"),
        number="id",
        refers={"submission_id": "submissions"},
    ),
    Kept(OwnForm, "Forms of interviews", key=("id",), number="id", newer="saved_at"),
    Kept(Interview, "Mock interviews", key=("id",), number="id", only={"state": "over"}),
    Kept(InterviewTask, _OF_INTERVIEWS, key=("interview_id", "round", "task"), refers={"interview_id": "interviews"}),
    Kept(InterviewText, _OF_INTERVIEWS, key=("interview_id", "name"), refers={"interview_id": "interviews"}),
    Kept(
        InterviewEntry,
        _OF_INTERVIEWS,
        key=("interview_id", "sequence"),
        number="id",
        refers={"interview_id": "interviews"},
        inside={"payload": {"submission": "submissions"}},
    ),
    Kept(
        InterviewSubmission,
        _OF_INTERVIEWS,
        key=("submission_id",),
        refers={"submission_id": "submissions", "interview_id": "interviews"},
    ),
    Kept(
        InterviewRating,
        _OF_INTERVIEWS,
        key=("interview_id", "axis", "by"),
        refers={"interview_id": "interviews"},
        newer="at",
    ),
)

#: The log and what follows from it have a rule of their own (`restoring_log`).
LOG = Kept(ReviewEntry, "Reviews", number="id", refers={"target": "review_log"})
ITEMS = Kept(ReviewItem, "Schedules", key=("item",), refers={"last_entry": "review_log"})

ALL: tuple[Kept, ...] = (*KEPT, LOG, ITEMS)

BY_NAME: Mapping[str, Kept] = {str(kept.table.name): kept for kept in ALL}

#: Tables of persons that no backup has, each with the reason.
LEFT_OUT: Mapping[str, str] = {
    "own_imports": "It tells how to take an import back, by the numbers of rows in this database.",
    "interview_seats": "A private link of one interview on this server, which ends within a day.",
}

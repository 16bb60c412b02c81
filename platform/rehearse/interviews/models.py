"""Tables of interviews: what was drawn for each, where it stands, everything that happened, and who may watch."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from rehearse.db import Base, UTCDateTime

State = Literal["running", "over"]


class Interview(Base):
    """One interview. The entries are the truth; what stands here of it can be made from them again.

    `form` is the form as it was when the interview began, as plain values, and `clock` where its clock stands. At `due_at` something
    happens by itself. `holder` is the window that may write; `extra` is the candidate's extra time in percent.
    """

    __tablename__ = "interviews"
    __table_args__ = (
        Index("ix_interviews_user_id_began_at", "user_id", "began_at"),
        Index("ix_interviews_due_at", "due_at"),
        # However many windows ask for one at once.
        Index(
            "ix_interviews_running_user_id",
            "user_id",
            unique=True,
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    form_name: Mapped[str] = mapped_column(String(100))
    form: Mapped[dict[str, Any]] = mapped_column(JSON)
    seed: Mapped[int]
    extra: Mapped[int]
    state: Mapped[State] = mapped_column(String(10), default="running")
    clock: Mapped[dict[str, Any]] = mapped_column(JSON)
    holder: Mapped[str] = mapped_column(String(40), default="")
    last_sequence: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[datetime] = mapped_column(UTCDateTime)
    due_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    began_at: Mapped[datetime] = mapped_column(UTCDateTime)
    over_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class InterviewTask(Base):
    """What is asked in a round: a problem, in the version that it had, or a prompt, word by word. `why` says why it was chosen.

    `level` is the part of a problem that was released; `name` is the problem's slug or the prompt's id.
    """

    __tablename__ = "interview_tasks"
    __table_args__ = (Index("ix_interview_tasks_user_id_kind_name_asked_at", "user_id", "kind", "name", "asked_at"),)

    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)
    round: Mapped[int] = mapped_column(primary_key=True)
    task: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    kind: Mapped[Literal["problem", "prompt"]] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(120))
    version: Mapped[str] = mapped_column(String(40), default="")
    level: Mapped[int] = mapped_column(default=1)
    prompt: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    why: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime] = mapped_column(UTCDateTime)


class KeptProblem(Base):
    """A problem as it was when an interview asked it: whoever edits or deletes its folder meanwhile changes nothing for the candidate."""

    __tablename__ = "interview_problems"

    slug: Mapped[str] = mapped_column(String(100), primary_key=True)
    version: Mapped[str] = mapped_column(String(40), primary_key=True)
    content: Mapped[str] = mapped_column(Text)


class InterviewText(Base):
    """A text of an interview as it stands: a program, notes of a task, the scratch pad. `sequence` is its last save's."""

    __tablename__ = "interview_texts"

    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    sequence: Mapped[int]


class InterviewEntry(Base):
    """One thing that happened, see `timeline.py`."""

    __tablename__ = "interview_entries"
    __table_args__ = (UniqueConstraint("interview_id", "sequence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"))
    sequence: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UTCDateTime)


class InterviewSubmission(Base):
    """A submission that belongs to an interview: `how` is "ran", "tried", or "handed_in" for what a round ended with."""

    __tablename__ = "interview_submissions"
    __table_args__ = (Index("ix_interview_submissions_interview_id", "interview_id"),)

    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"), primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"))
    round: Mapped[int]
    task: Mapped[int]
    how: Mapped[Literal["ran", "tried", "handed_in"]] = mapped_column(String(10))


class InterviewRating(Base):
    """A level on one axis of the rubric, by the candidate or the interviewer; the latest of each counts."""

    __tablename__ = "interview_ratings"

    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), primary_key=True)
    axis: Mapped[str] = mapped_column(String(20), primary_key=True)
    by: Mapped[Literal["candidate", "interviewer"]] = mapped_column(String(12), primary_key=True)
    level: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime] = mapped_column(UTCDateTime)


class InterviewSeat(Base):
    """An interviewer's private link. Only a hash of its secret is kept."""

    __tablename__ = "interview_seats"

    secret_sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interviews.id", ondelete="CASCADE"), index=True)
    made_at: Mapped[datetime] = mapped_column(UTCDateTime)
    expires_at: Mapped[datetime] = mapped_column(UTCDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class OwnForm(Base):
    """A form that a person built."""

    __tablename__ = "interview_forms"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    form: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)

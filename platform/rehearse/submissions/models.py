"""Tables of drafts, submissions and the events of their judging."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from rehearse.db import Base, UTCDateTime
from rehearse_sandbox.wire.job import Mode

State = Literal["queued", "running", "done"]


class Draft(Base):
    """What a person last typed for a problem."""

    __tablename__ = "drafts"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    slug: Mapped[str] = mapped_column(String(100), primary_key=True)
    source: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(UTCDateTime)


class Submission(Base):
    """One source text, sent once. The row is the truth about its judging: who holds the lease works on it.

    `attempts` counts claims, `faults` the attempts that ended by a fault of ours, `last_sequence` the stored events. It is judged
    up to `level`, the one that was released to its author, of the problem's `levels` at that time; both are 1 for most problems.
    """

    __tablename__ = "submissions"
    __table_args__ = (
        Index("ix_submissions_user_id_slug_created_at", "user_id", "slug", "created_at"),
        Index("ix_submissions_state_created_at", "state", "created_at"),
        Index("ix_submissions_user_id_finished_at", "user_id", "finished_at"),
        # Whatever the workers do, no user has two submissions running.
        Index(
            "ix_submissions_running_user_id",
            "user_id",
            unique=True,
            sqlite_where=text("state = 'running'"),
            postgresql_where=text("state = 'running'"),
        ),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    slug: Mapped[str] = mapped_column(String(100))
    problem_version: Mapped[str] = mapped_column(String(40))
    mode: Mapped[Mode] = mapped_column(String(10))
    level: Mapped[int] = mapped_column(default=1, server_default="1")
    levels: Mapped[int] = mapped_column(default=1, server_default="1")
    source: Mapped[str] = mapped_column(Text)
    source_sha256: Mapped[str] = mapped_column(String(64))
    #: Inputs that were typed for this run, then the person's own tests as they were then: a list of {"name", "text"}.
    inputs: Mapped[list[dict[str, str]] | None] = mapped_column(JSON(none_as_null=True))
    state: Mapped[State] = mapped_column(String(10), default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    faults: Mapped[int] = mapped_column(default=0)
    last_sequence: Mapped[int] = mapped_column(default=0)
    lease_token: Mapped[str | None] = mapped_column(String(32))
    lease_until: Mapped[datetime | None] = mapped_column(UTCDateTime)
    verdict: Mapped[str | None] = mapped_column(String(20))
    failure: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    tests_passed: Mapped[int | None]
    tests_total: Mapped[int | None]
    suite_ms: Mapped[float | None]
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)
    started_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UTCDateTime)


class OwnTest(Base):
    """An input that a person keeps for a problem and wants run each time. `text` is as it was typed."""

    __tablename__ = "own_tests"
    __table_args__ = (Index("ix_own_tests_user_id_slug", "user_id", "slug"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    slug: Mapped[str] = mapped_column(String(100))
    name: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UTCDateTime)


class SubmissionEvent(Base):
    """One thing that happened while judging, in the order in which readers are told.

    `kind` is `running`, `verdict`, or the kind of an event of the cell (`rehearse_sandbox.wire.events`).
    """

    __tablename__ = "submission_events"
    __table_args__ = (UniqueConstraint("submission_id", "sequence"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submissions.id", ondelete="CASCADE"))
    sequence: Mapped[int]
    attempt: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UTCDateTime)

"""Tables of what a person reviews: items as they stand, and the log that says how they came to stand so."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import JSON, ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column

from rehearse.db import Base, UTCDateTime
from rehearse.review.history import Kind
from rehearse.review.schedule import Phase

ItemKind = Literal["card", "problem"]

#: What a person may open that helps with a problem.
Help = Literal["hint", "solution"]

#: The engine of entries that were brought from another program: nobody did them here, so nobody undoes them one by one.
BROUGHT = "Anki"


class ReviewItem(Base):
    """A card or problem that a person reviews, as the log's entries leave it: it can be made again from them at any time.

    `item` names it, as `card_key` and `problem_key` of the service do. Items of one `group` are about one thing, so that of those
    which are due only one is asked a day. New ones come in the order of their `place`, which is that
    in their deck. `last_entry` is the number of the entry
    that was applied last; who rates says which one they saw, so that of two answers only one counts. One that is `withdrawn`, because
    its card was deleted, stays as it stands and is as good as not there until the card comes back.
    """

    __tablename__ = "review_items"
    __table_args__ = (
        # What is due, what was asked today, and which new ones come next: each without a look at the rest.
        Index("ix_review_items_user_id_due", "user_id", "due"),
        Index("ix_review_items_user_id_reviewed", "user_id", "reviewed"),
        Index("ix_review_items_user_id_phase_place", "user_id", "phase", "place"),
    )

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    item: Mapped[str] = mapped_column(String(120), primary_key=True)
    kind: Mapped[ItemKind] = mapped_column(String(10))
    group: Mapped[str] = mapped_column(String(120))
    place: Mapped[int]
    added_at: Mapped[datetime] = mapped_column(UTCDateTime)
    phase: Mapped[Phase] = mapped_column(String(12), default="new")
    step: Mapped[int] = mapped_column(default=0)
    due: Mapped[date | None]
    due_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    began: Mapped[date | None]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    reviewed: Mapped[date | None]
    reviewed_at: Mapped[datetime | None] = mapped_column(UTCDateTime)
    reviews: Mapped[int] = mapped_column(default=0)
    lapses: Mapped[int] = mapped_column(default=0)
    suspended: Mapped[bool] = mapped_column(default=False)
    buried_until: Mapped[date | None]
    flag: Mapped[int] = mapped_column(default=0)
    withdrawn: Mapped[bool] = mapped_column(default=False, server_default=false())
    last_entry: Mapped[int] = mapped_column(default=0)


class ReviewSettings(Base):
    """How a person reviews: the time zone of their days and the hour at which these begin, and how much they want to do.

    `weekdays_off` has one bit for each day of the week, Monday's being the lowest. The retentions are how likely a card and a problem
    shall still be known when they come back.
    """

    __tablename__ = "review_settings"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    zone: Mapped[str] = mapped_column(String(64))
    rollover: Mapped[int]
    new_a_day: Mapped[int]
    goal_minutes: Mapped[int] = mapped_column(server_default="120")
    weekdays_off: Mapped[int] = mapped_column(server_default="0")
    card_retention: Mapped[float] = mapped_column(server_default="0.9")
    problem_retention: Mapped[float] = mapped_column(server_default="0.8")


class ReviewEntry(Base):
    """One line of the log, which only grows: what was done to an item, or what was taken back.

    `suggested` is the rating that evidence spoke for and `reason` why; `rating` is what the person chose. `perhaps_easy`: the evidence
    allows that it was easy. `seconds` is how long they took. `until` is the day until which an item is buried, and of a rating the day
    on which the item was due before. `engine` is what scheduled it, and `BROUGHT` for what was brought from another
    program, whose own numbers are its `origin`.
    """

    __tablename__ = "review_log"
    __table_args__ = (
        Index("ix_review_log_user_id_item", "user_id", "item"),
        Index("ix_review_log_user_id_id", "user_id", "id"),
        # On how many days items were rated, and what was undone: told without a look at the rows.
        Index("ix_review_log_user_id_action_item_day", "user_id", "action", "item", "day"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    item: Mapped[str] = mapped_column(String(120))
    action: Mapped[Kind] = mapped_column(String(10))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    day: Mapped[date]
    rating: Mapped[int | None]
    until: Mapped[date | None]
    flag: Mapped[int] = mapped_column(default=0)
    target: Mapped[int | None]
    suggested: Mapped[int | None]
    reason: Mapped[str] = mapped_column(String(200), default="")
    perhaps_easy: Mapped[bool] = mapped_column(default=False, server_default=false())
    seconds: Mapped[float | None]
    engine: Mapped[str] = mapped_column(String(20))
    origin: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class Assistance(Base):
    """A hint, or the solution, that a person opened of a problem that they had still to solve.

    `number` is the hint's place in hints.md; it is 0 of the solution, which is the editorial or the person's own earlier program.
    """

    __tablename__ = "assistance"
    __table_args__ = (Index("ix_assistance_user_id_slug_at", "user_id", "slug", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    slug: Mapped[str] = mapped_column(String(100))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    what: Mapped[Help] = mapped_column(String(10))
    number: Mapped[int]


class ReviewFit(Base):
    """One try to fit a person's weights, and what came of it.

    Of those that were `adopted` and not taken back the newest, by its moment, has the weights in use; without one these are
    the defaults. `items` is how many of the `reviews` could be learned from. `weights_before` were in use, `weights` are
    those that were tried, both as JSON; the losses are theirs on reviews that the fit had not seen. They are null when
    nothing came out of it.
    """

    __tablename__ = "review_fits"
    __table_args__ = (Index("ix_review_fits_user_id_id", "user_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    reviews: Mapped[int]
    items: Mapped[int]
    loss_before: Mapped[float | None]
    loss_after: Mapped[float | None]
    weights_before: Mapped[str] = mapped_column(Text)
    weights: Mapped[str | None] = mapped_column(Text)
    adopted: Mapped[bool]
    reason: Mapped[str] = mapped_column(String(300))
    taken_back_at: Mapped[datetime | None] = mapped_column(UTCDateTime)

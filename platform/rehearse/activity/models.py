"""Tables of active time, of what a person wanted to do a day, and of the days that they took off."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from rehearse.db import Base, UTCDateTime


class Activity(Base):
    """A stretch of time that a person spent on one subject, without long pauses. It ended at `at`.

    `day` is the person's day at that moment, wherever they were then. `subject` is "review", or a problem by its review item.
    """

    __tablename__ = "activity"
    __table_args__ = (
        # My days, summed without a look at the rows; my subject since a moment.
        Index("ix_activity_user_id_day_seconds", "user_id", "day", "seconds"),
        Index("ix_activity_user_id_subject_at", "user_id", "subject", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    day: Mapped[date]
    at: Mapped[datetime] = mapped_column(UTCDateTime)
    subject: Mapped[str] = mapped_column(String(120))
    seconds: Mapped[float]


class DayOff(Base):
    """A day on which a person wants to do nothing."""

    __tablename__ = "days_off"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)


class PastGoal(Base):
    """What a person wanted to do a day, from a day on until their next goal.

    There are none until a goal is changed for the first time. `weekdays_off` has one bit for each day of the week, as the
    settings have it.
    """

    __tablename__ = "goals"

    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    minutes: Mapped[int]
    weekdays_off: Mapped[int]

"""How quickly a person solves problems for the first time, as shares of the time that these take."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from rehearse.review.items import problem_key
from rehearse.review.library import Library
from rehearse.review.models import Assistance, ReviewEntry

_RATED = (
    select(ReviewEntry.item, ReviewEntry.at, ReviewEntry.suggested, ReviewEntry.seconds)
    .where(
        ReviewEntry.user_id == bindparam("user"),
        ReviewEntry.action == "rated",
        ReviewEntry.item.like(problem_key("%")),
    )
    .order_by(ReviewEntry.id)
)
_FIRST_LOOKS = (
    select(Assistance.slug, func.min(Assistance.at))
    .where(Assistance.user_id == bindparam("user"), Assistance.what == "solution")
    .group_by(Assistance.slug)
)


def shares_of_first_solves(session: Session, library: Library, user_id: int) -> list[float]:
    """The active time of each first solve as a share of what its problem takes.

    Those after a look at the solution tell nothing of a person's pace, nor do ratings that no verdict gave.
    """
    connection = session.connection()
    looks = {problem_key(slug): at for slug, at in connection.execute(_FIRST_LOOKS, {"user": user_id})}
    first = {row.item: row for row in reversed(connection.execute(_RATED, {"user": user_id}).all())}
    shares = []
    for item, row in first.items():
        found = library.find(item)
        by_verdict = row.suggested is not None and row.seconds
        if by_verdict and found and found.problem and not (item in looks and looks[item] <= row.at):
            shares.append(row.seconds / 60 / found.problem.minutes)
    return shares

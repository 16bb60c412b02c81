"""Alembic's entry: runs the migrations on the connection that `rehearse.db` opened."""

from __future__ import annotations

from alembic import context

# Alembic compares the tables of these modules with the database's.
import rehearse.accounts.models
import rehearse.activity.models
import rehearse.cards.models
import rehearse.exchange.models
import rehearse.interviews.models
import rehearse.review.models
import rehearse.submissions.models
from rehearse.db import Base

assert (
    rehearse.accounts.models.User.metadata
    is rehearse.submissions.models.Submission.metadata
    is rehearse.review.models.ReviewItem.metadata
    is rehearse.cards.models.OwnCard.metadata
    is rehearse.activity.models.Activity.metadata
    is rehearse.exchange.models.OwnNote.metadata
    is rehearse.interviews.models.Interview.metadata
)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite changes a column only by copying its table, which batch mode does.
    render_as_batch=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()

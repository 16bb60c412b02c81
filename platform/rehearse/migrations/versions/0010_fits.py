"""Tries to fit a person's weights, and which of them were adopted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import rehearse.db

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_fits",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", rehearse.db.UTCDateTime(), nullable=False),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("loss_before", sa.Double(), nullable=True),
        sa.Column("loss_after", sa.Double(), nullable=True),
        sa.Column("weights_before", sa.Text(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=True),
        sa.Column("adopted", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(300), nullable=False),
        sa.Column("taken_back_at", rehearse.db.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_review_fits"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_review_fits_user_id_users", ondelete="CASCADE"),
    )
    op.create_index("ix_review_fits_user_id_id", "review_fits", ["user_id", "id"])


def downgrade() -> None:
    op.drop_table("review_fits")

"""What people review: items as they stand, the log that says how they came to stand so, and each person's settings."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import rehearse.db

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "review_items",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(120), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("group", sa.String(120), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("added_at", rehearse.db.UTCDateTime(), nullable=False),
        sa.Column("phase", sa.String(12), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("due_at", rehearse.db.UTCDateTime(), nullable=True),
        sa.Column("began", sa.Date(), nullable=True),
        sa.Column("stability", sa.Double(), nullable=True),
        sa.Column("difficulty", sa.Double(), nullable=True),
        sa.Column("reviewed", sa.Date(), nullable=True),
        sa.Column("reviewed_at", rehearse.db.UTCDateTime(), nullable=True),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("suspended", sa.Boolean(), nullable=False),
        sa.Column("buried_until", sa.Date(), nullable=True),
        sa.Column("flag", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "item", name="pk_review_items"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_review_items_user_id_users", ondelete="CASCADE"),
    )
    for columns in (("user_id", "due"), ("user_id", "reviewed"), ("user_id", "phase", "place")):
        op.create_index(f"ix_review_items_{'_'.join(columns)}", "review_items", list(columns))
    op.create_table(
        "review_settings",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("rollover", sa.Integer(), nullable=False),
        sa.Column("new_a_day", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", name="pk_review_settings"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_review_settings_user_id_users", ondelete="CASCADE"),
    )
    op.create_table(
        "review_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(120), nullable=False),
        sa.Column("action", sa.String(10), nullable=False),
        sa.Column("at", rehearse.db.UTCDateTime(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("flag", sa.Integer(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=True),
        sa.Column("suggested", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=True),
        sa.Column("engine", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_review_log"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_review_log_user_id_users", ondelete="CASCADE"),
    )
    for columns in (("user_id", "item"), ("user_id", "id")):
        op.create_index(f"ix_review_log_{'_'.join(columns)}", "review_log", list(columns))


def downgrade() -> None:
    op.drop_table("review_log")
    op.drop_table("review_settings")
    op.drop_table("review_items")

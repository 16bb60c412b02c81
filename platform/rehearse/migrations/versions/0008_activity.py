"""How long people were active, what they wanted to do a day, and the days that they took off."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import rehearse.db

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", rehearse.db.UTCDateTime(), nullable=False),
        sa.Column("subject", sa.String(120), nullable=False),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_activity"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_activity_user_id_users", ondelete="CASCADE"),
    )
    for columns in (("user_id", "day", "seconds"), ("user_id", "subject", "at")):
        op.create_index(f"ix_activity_{'_'.join(columns)}", "activity", list(columns))
    op.create_table(
        "days_off",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "day", name="pk_days_off"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_days_off_user_id_users", ondelete="CASCADE"),
    )
    op.create_table(
        "goals",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("weekdays_off", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "day", name="pk_goals"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_goals_user_id_users", ondelete="CASCADE"),
    )


def downgrade() -> None:
    for name in ("goals", "days_off", "activity"):
        op.drop_table(name)

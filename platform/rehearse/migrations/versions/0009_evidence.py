"""What a person opened to help them with a problem, and whether a solve may have been easy."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import rehearse.db

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("review_log", sa.Column("perhaps_easy", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "assistance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(100), nullable=False),
        sa.Column("at", rehearse.db.UTCDateTime(), nullable=False),
        sa.Column("what", sa.String(10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assistance"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_assistance_user_id_users", ondelete="CASCADE"),
    )
    op.create_index("ix_assistance_user_id_slug_at", "assistance", ["user_id", "slug", "at"])


def downgrade() -> None:
    op.drop_table("assistance")
    op.drop_column("review_log", "perhaps_easy")

"""People's own tests, and the inputs that a submission was sent with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import rehearse.db

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "own_tests",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(100), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_at", rehearse.db.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_own_tests"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_own_tests_user_id_users", ondelete="CASCADE"),
    )
    op.create_index("ix_own_tests_user_id_slug", "own_tests", ["user_id", "slug"])
    op.add_column("submissions", sa.Column("inputs", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("submissions", "inputs")
    op.drop_index("ix_own_tests_user_id_slug", table_name="own_tests")
    op.drop_table("own_tests")

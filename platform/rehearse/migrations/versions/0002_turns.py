"""One running submission for each user, held by the database itself, and an index for whose turn it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Earlier servers judged several submissions of one user at once; what they left is judged again in turn.
    op.execute(
        "UPDATE submissions SET state = 'queued', lease_token = NULL, lease_until = NULL WHERE state = 'running'"
    )
    running = sa.text("state = 'running'")
    op.create_index(
        "ix_submissions_running_user_id",
        "submissions",
        ["user_id"],
        unique=True,
        sqlite_where=running,
        postgresql_where=running,
    )
    op.create_index("ix_submissions_user_id_finished_at", "submissions", ["user_id", "finished_at"])


def downgrade() -> None:
    op.drop_index("ix_submissions_user_id_finished_at", table_name="submissions")
    op.drop_index("ix_submissions_running_user_id", table_name="submissions")

"""Up to which level of its problem a submission is judged. What was sent before is the whole of a problem without levels."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("submissions", sa.Column("level", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("submissions", sa.Column("levels", sa.Integer(), nullable=False, server_default="1"))


def downgrade() -> None:
    op.drop_column("submissions", "levels")
    op.drop_column("submissions", "level")

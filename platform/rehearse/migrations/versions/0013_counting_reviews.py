"""Reviews that can be learned from are counted in an index."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_INDEX = "ix_review_log_user_id_action_item_day"


def upgrade() -> None:
    op.create_index(_INDEX, "review_log", ["user_id", "action", "item", "day"])


def downgrade() -> None:
    op.drop_index(_INDEX, "review_log")

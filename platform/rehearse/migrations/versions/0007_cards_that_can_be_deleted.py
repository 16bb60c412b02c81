"""Cards and decks of one's own can be deleted and brought back; a card has links to problems, and a prompt its rubric."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import rehearse.db

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TEXTS = ("links", "rubric")


def upgrade() -> None:
    op.add_column("review_items", sa.Column("withdrawn", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("own_decks", sa.Column("deleted_at", rehearse.db.UTCDateTime(), nullable=True))
    for name in _TEXTS:
        op.add_column("own_cards", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    for name in _TEXTS:
        op.drop_column("own_cards", name)
    op.drop_column("own_decks", "deleted_at")
    op.drop_column("review_items", "withdrawn")

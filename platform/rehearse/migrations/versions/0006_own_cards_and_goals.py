"""Cards and decks of a person's own, and what they set themselves as a goal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import rehearse.db

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_WHOLE = {"goal_minutes": "120", "weekdays_off": "0"}
_SHARES = {"card_retention": "0.9", "problem_retention": "0.8"}


def upgrade() -> None:
    for name, default in _WHOLE.items():
        op.add_column("review_settings", sa.Column(name, sa.Integer(), nullable=False, server_default=default))
    for name, default in _SHARES.items():
        op.add_column("review_settings", sa.Column(name, sa.Double(), nullable=False, server_default=default))
    op.create_table(
        "own_decks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("created_at", rehearse.db.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_own_decks"),
        sa.UniqueConstraint("user_id", "name", name="uq_own_decks_user_id_name"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_own_decks_user_id_users", ondelete="CASCADE"),
    )
    op.create_table(
        "own_cards",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(120), nullable=False),
        sa.Column("deck_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("form", sa.String(10), nullable=False),
        sa.Column("front", sa.Text(), nullable=False),
        sa.Column("back", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("created_at", rehearse.db.UTCDateTime(), nullable=False),
        sa.Column("changed_at", rehearse.db.UTCDateTime(), nullable=False),
        sa.Column("deleted_at", rehearse.db.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("user_id", "item", name="pk_own_cards"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_own_cards_user_id_users", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["deck_id"], ["own_decks.id"], name="fk_own_cards_deck_id_own_decks", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_own_cards_deck_id", "own_cards", ["deck_id"])


def downgrade() -> None:
    op.drop_table("own_cards")
    op.drop_table("own_decks")
    for name in (*_WHOLE, *_SHARES):
        op.drop_column("review_settings", name)

"""What was brought in from elsewhere: notes, their types, files, and what each import did; entries that carry a memory."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import rehearse.db

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def _of_a_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=f"fk_{table}_user_id_users", ondelete="CASCADE")


def upgrade() -> None:
    op.add_column("review_log", sa.Column("origin", sa.JSON(), nullable=True))
    op.create_table(
        "own_note_types",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("templates", sa.JSON(), nullable=False),
        sa.Column("css", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_own_note_types"),
        sa.UniqueConstraint("user_id", "digest", name="uq_own_note_types_user_id_digest"),
        _of_a_person("own_note_types"),
    )
    op.create_table(
        "own_notes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("guid", sa.String(200), nullable=False),
        sa.Column("note_type_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("modified_at", rehearse.db.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_own_notes"),
        sa.UniqueConstraint("user_id", "guid", name="uq_own_notes_user_id_guid"),
        _of_a_person("own_notes"),
        sa.ForeignKeyConstraint(
            ["note_type_id"], ["own_note_types.id"], name="fk_own_notes_note_type_id_own_note_types", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_own_notes_note_type_id", "own_notes", ["note_type_id"])
    op.create_table(
        "own_card_sources",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(120), nullable=False),
        sa.Column("note_id", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("texts_sha256", sa.String(64), nullable=False),
        sa.Column("deck", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "item", name="pk_own_card_sources"),
        sa.ForeignKeyConstraint(
            ["user_id", "item"],
            ["own_cards.user_id", "own_cards.item"],
            name="fk_own_card_sources_user_id_item_own_cards",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["note_id"], ["own_notes.id"], name="fk_own_card_sources_note_id_own_notes", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_own_card_sources_note_id", "own_card_sources", ["note_id"])
    op.create_table(
        "own_media",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "name", name="pk_own_media"),
        _of_a_person("own_media"),
    )
    op.create_table(
        "own_imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", rehearse.db.UTCDateTime(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("journal", sa.JSON(), nullable=True),
        sa.Column("first_entry", sa.Integer(), nullable=False),
        sa.Column("last_entry", sa.Integer(), nullable=False),
        sa.Column("undone_at", rehearse.db.UTCDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_own_imports"),
        _of_a_person("own_imports"),
    )
    op.create_index("ix_own_imports_user_id_at", "own_imports", ["user_id", "at"])


def downgrade() -> None:
    for table in ("own_imports", "own_media", "own_card_sources", "own_notes", "own_note_types"):
        op.drop_table(table)
    op.drop_column("review_log", "origin")

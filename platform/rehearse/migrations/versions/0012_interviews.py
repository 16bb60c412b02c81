"""Interviews: what is asked, where they stand, everything that happened, seats, ratings, and forms that people built."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import rehearse.db

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_MOMENT = rehearse.db.UTCDateTime()


def _of_a_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=f"fk_{table}_user_id_users", ondelete="CASCADE")


def _of_an_interview(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_interview_id_interviews"
    return sa.ForeignKeyConstraint(["interview_id"], ["interviews.id"], name=name, ondelete="CASCADE")


def upgrade() -> None:
    _interviews()
    _content()
    _timeline()
    op.create_table(
        "interview_ratings",
        sa.Column("interview_id", sa.String(32), nullable=False),
        sa.Column("axis", sa.String(20), nullable=False),
        sa.Column("by", sa.String(12), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "axis", "by", name="pk_interview_ratings"),
        _of_an_interview("interview_ratings"),
    )
    op.create_table(
        "interview_seats",
        sa.Column("secret_sha256", sa.String(64), nullable=False),
        sa.Column("interview_id", sa.String(32), nullable=False),
        sa.Column("made_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("revoked_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("secret_sha256", name="pk_interview_seats"),
        _of_an_interview("interview_seats"),
    )
    op.create_index("ix_interview_seats_interview_id", "interview_seats", ["interview_id"])
    op.create_table(
        "interview_forms",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("saved_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interview_forms"),
        _of_a_person("interview_forms"),
    )
    op.create_index("ix_interview_forms_user_id", "interview_forms", ["user_id"])


def _interviews() -> None:
    op.create_table(
        "interviews",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("form_name", sa.String(100), nullable=False),
        sa.Column("form", sa.JSON(), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("clock", sa.JSON(), nullable=False),
        sa.Column("holder", sa.String(40), nullable=False),
        sa.Column("last_sequence", sa.Integer(), nullable=False),
        sa.Column("last_at", _MOMENT, nullable=False),
        sa.Column("due_at", _MOMENT, nullable=True),
        sa.Column("began_at", _MOMENT, nullable=False),
        sa.Column("over_at", _MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_interviews"),
        _of_a_person("interviews"),
    )
    op.create_index("ix_interviews_user_id_began_at", "interviews", ["user_id", "began_at"])
    op.create_index("ix_interviews_due_at", "interviews", ["due_at"])
    op.create_index(
        "ix_interviews_running_user_id",
        "interviews",
        ["user_id"],
        unique=True,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )


def _content() -> None:
    op.create_table(
        "interview_tasks",
        sa.Column("interview_id", sa.String(32), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("prompt", sa.JSON(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("asked_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "round", "task", name="pk_interview_tasks"),
        _of_a_person("interview_tasks"),
        _of_an_interview("interview_tasks"),
    )
    op.create_index(
        "ix_interview_tasks_user_id_kind_name_asked_at", "interview_tasks", ["user_id", "kind", "name", "asked_at"]
    )
    op.create_table(
        "interview_problems",
        sa.Column("slug", sa.String(100), nullable=False),
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slug", "version", name="pk_interview_problems"),
    )
    op.create_table(
        "interview_texts",
        sa.Column("interview_id", sa.String(32), nullable=False),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("interview_id", "name", name="pk_interview_texts"),
        _of_an_interview("interview_texts"),
    )


def _timeline() -> None:
    op.create_table(
        "interview_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("interview_id", sa.String(32), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_interview_entries"),
        sa.UniqueConstraint("interview_id", "sequence", name="uq_interview_entries_interview_id_sequence"),
        _of_an_interview("interview_entries"),
    )
    op.create_table(
        "interview_submissions",
        sa.Column("submission_id", sa.String(32), nullable=False),
        sa.Column("interview_id", sa.String(32), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("task", sa.Integer(), nullable=False),
        sa.Column("how", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("submission_id", name="pk_interview_submissions"),
        sa.ForeignKeyConstraint(
            ["submission_id"],
            ["submissions.id"],
            name="fk_interview_submissions_submission_id_submissions",
            ondelete="CASCADE",
        ),
        _of_an_interview("interview_submissions"),
    )
    op.create_index("ix_interview_submissions_interview_id", "interview_submissions", ["interview_id"])


def downgrade() -> None:
    for table in ("forms", "seats", "ratings", "submissions", "entries", "texts", "problems", "tasks"):
        op.drop_table(f"interview_{table}")
    op.drop_table("interviews")

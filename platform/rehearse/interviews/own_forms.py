"""Forms that people built: kept, changed, deleted and brought back. An interview has a copy of its form and needs none of this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from rehearse.accounts.models import User
from rehearse.interviews.forms import Form, of_plain, to_plain
from rehearse.interviews.models import OwnForm

#: What the name of somebody's own form begins with; no file of the catalogue can have such a name.
PREFIX = "own:"

#: So many forms a person may keep.
MOST_FORMS = 100


class UnknownFormError(LookupError):
    """The person has no such form."""

    def __init__(self, form_id: str) -> None:
        super().__init__(f"There is no form {form_id!r} of yours.")


class TooManyFormsError(Exception):
    """The person keeps as many forms as may be."""

    def __init__(self) -> None:
        super().__init__(f"You keep {MOST_FORMS} forms, which is as many as may be. Delete one first.")


class FormChangedError(Exception):
    """The form is another one than its author saw when they changed it."""

    def __init__(self) -> None:
        super().__init__("The form was changed in another window since you opened it. Nothing was saved.")


class FormThereError(Exception):
    """A form that is to be brought back is there."""

    def __init__(self) -> None:
        super().__init__("The form is there already. It need not be brought back.")


@dataclass(frozen=True, slots=True)
class OwnForms:
    """The forms of one person."""

    session: Session
    user_id: int

    def all(self) -> Sequence[OwnForm]:
        """All of them, the one that was saved last first."""
        own = select(OwnForm).where(OwnForm.user_id == self.user_id)
        return self.session.scalars(own.order_by(OwnForm.saved_at.desc(), OwnForm.id)).all()

    def find(self, form_id: str) -> OwnForm:
        """One of them.

        Raises:
            UnknownFormError: it is not there, or somebody else's.
        """
        found = self.session.get(OwnForm, form_id)
        if found is None or found.user_id != self.user_id:
            raise UnknownFormError(form_id)
        return found

    def add(self, form: Form, *, now: datetime, form_id: str | None = None) -> OwnForm:
        """Keep a form; with the id of one that was deleted it is that one again.

        Raises:
            TooManyFormsError: there is no room for another.
            FormThereError: the id is taken.
        """
        # A write comes first, so that two windows do not both take the last place.
        self.session.execute(update(User).where(User.id == self.user_id).values(name=User.name))
        own = select(func.count()).where(OwnForm.user_id == self.user_id)
        if self.session.scalar(own.select_from(OwnForm)) >= MOST_FORMS:  # type: ignore[operator]
            raise TooManyFormsError
        if form_id is not None and self.session.get(OwnForm, form_id) is not None:
            raise FormThereError
        made = OwnForm(id=form_id or uuid4().hex, user_id=self.user_id, form={}, saved_at=now)
        self._put(made, form, now)
        self.session.add(made)
        self.session.flush()
        return made

    def change(self, form_id: str, form: Form, *, seen: str, now: datetime) -> OwnForm:
        """Keep the form as it is now; `seen` is the version that its author began to change.

        Raises:
            UnknownFormError: it is not there, or somebody else's.
            FormChangedError: it has another version.
        """
        found = self.find(form_id)
        if found.form["version"] not in {seen, form.version}:
            raise FormChangedError
        self._put(found, form, now)
        self.session.flush()
        return found

    def delete(self, form_id: str) -> OwnForm:
        """Delete a form; what is given back can be added again.

        Raises:
            UnknownFormError: it is not there, or somebody else's.
        """
        found = self.find(form_id)
        self.session.delete(found)
        self.session.flush()
        return found

    def _put(self, row: OwnForm, form: Form, now: datetime) -> None:
        row.form = {**to_plain(form), "name": name_of(row.id)}
        row.saved_at = now


def name_of(form_id: str) -> str:
    """The name by which an own form is begun."""
    return f"{PREFIX}{form_id}"


def form_of(row: OwnForm) -> Form:
    """The form that somebody keeps.

    Raises:
        FormError: it was saved when other rules held.
    """
    return of_plain(row.form)

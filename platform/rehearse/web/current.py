"""What every view asks first: the services of this application, and who is asking."""

from __future__ import annotations

from flask import current_app

from rehearse.accounts.service import SINGLE_USER_ID
from rehearse.services import Services


def services() -> Services:
    """The services of the present application."""
    found: Services = current_app.extensions["rehearse"]
    return found


def user_id() -> int:
    """The person who is asking; in single-user mode always the same."""
    return SINGLE_USER_ID

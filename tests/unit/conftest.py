"""Fixtures that several files of this folder use."""

from tests.unit.candidates import start

__all__ = ["start"]

"""Fixtures that several files of this folder use."""

from tests.unit.candidates import start
from tests.unit.counting_cells import made, maker

__all__ = ["made", "maker", "start"]

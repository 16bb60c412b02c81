"""Fixtures that several files of this folder use."""

from tests.unit.candidates import start
from tests.unit.counting_cells import made, maker
from tests.unit.exchange_people import ada, empty_database, grace

__all__ = ["ada", "empty_database", "grace", "made", "maker", "start"]

"""Fixtures that several files of this folder use."""

from tests.unit.candidates import start
from tests.unit.counting_cells import made, maker
from tests.unit.exchange_backups import backup_file, full
from tests.unit.exchange_people import ada, deck, empty_database, grace

__all__ = ["ada", "backup_file", "deck", "empty_database", "full", "grace", "made", "maker", "start"]

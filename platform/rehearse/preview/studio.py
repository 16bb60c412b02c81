"""All desks, and the catalogue that follows the files: what the preview knows of the problems folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import RLock

from rehearse.authoring.selection import folders_of
from rehearse.catalog.catalog import Catalog
from rehearse.catalog.faults import ProblemFault
from rehearse.preview.desk import Desk
from rehearse.preview.pulse import Pulse
from rehearse.preview.shelf import Shelf
from rehearse.preview.watch import Mark, Watch, mark_of

#: What all folders share: a fault in it is everybody's.
WORDS = ("tags.toml", "concepts.toml")


class Studio:
    """Reads folders when they change. `on_change` hears of each desk whose folder has a new state."""

    def __init__(self, problems_dir: Path, on_change: Callable[[Desk], None] = lambda _: None) -> None:
        self.problems_dir = problems_dir
        self.pulse = Pulse()
        self.catalog = Catalog.load(problems_dir)
        self.shelf = Shelf(self.catalog.problems)
        self.on_change = on_change
        self._desks: dict[str, Desk] = {}
        self._lock = RLock()
        self._shared = self._mark_of_words()
        self.watch: Watch[Desk] = Watch(lambda: self.desks, self.reread)

    @property
    def folders(self) -> list[str]:
        """Every problem folder, sound or not."""
        return folders_of(self.problems_dir)

    @property
    def desks(self) -> list[Desk]:
        """The folders that somebody has opened."""
        return list(self._desks.values())

    def desk(self, slug: str) -> Desk | None:
        """The desk of a folder, which is watched from now on; None when there is no such folder."""
        with self._lock:
            if slug not in self._desks:
                folder = next((each for each in self.folders if each.rpartition("/")[2] == slug), None)
                if folder is None:
                    return None
                self._open(slug, folder)
            return self._desks[slug]

    def reread(self, desk: Desk) -> None:
        """Read a folder again; all of them when the shared words changed, since any of them may use one."""
        with self._lock:
            desk.mark = mark_of(desk.places)
            self.catalog = self._reread_catalog(desk.place)
            problem = self.catalog.get(desk.slug)
            if problem is not None:
                self.shelf.put(problem)
            desk.load(problem, self._faults_of(desk))
        self.on_change(desk)

    def _open(self, slug: str, folder: str) -> None:
        place = self.problems_dir / folder
        desk = Desk(folder, place, self.pulse, ())
        self._desks[slug] = desk
        self.reread(desk)

    def _reread_catalog(self, place: Path) -> Catalog:
        words = self._mark_of_words()
        if words != self._shared:
            self._shared = words
            return Catalog.load(self.problems_dir)
        return self.catalog.refreshed(place)

    def _faults_of(self, desk: Desk) -> tuple[ProblemFault, ...]:
        if not desk.place.is_dir():
            step = "Put it back, or end the preview. What you see below is its last sound version."
            return (ProblemFault(desk.slug, "", None, "The folder is gone.", step, desk.folder),)
        return tuple(fault for fault in self.catalog.faults if fault.folder == desk.folder or fault.file in WORDS)

    def _mark_of_words(self) -> Mark:
        return mark_of(self.problems_dir / name for name in WORDS)

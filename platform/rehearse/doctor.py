"""What `rehearse doctor` looks at: the machine, the problem folders, the database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from rehearse.config import Config


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that the doctor looked at."""

    name: str
    ok: bool
    message: str
    next_step: str = ""

    @property
    def mark(self) -> str:
        """The word that its line begins with."""
        if not self.ok:
            return "FAULT"
        return "note " if self.next_step else "ok   "


def examine(config: Config) -> list[Check]:
    """Everything that the doctor looks at."""
    from rehearse_sandbox.host.doctor import probe

    return [*(Check(**asdict(finding)) for finding in probe()), *catalog_checks(config), database_check(config)]


def catalog_checks(config: Config) -> Iterator[Check]:
    """Each fault of a problem folder, a deck or an interview, and whether there is any problem at all."""
    from rehearse.interviews.catalogue import load_interviews
    from rehearse.services import load_catalog

    catalog = load_catalog(config)
    interviews = load_interviews(config.problems_dir, catalog)
    for name, faults in (("problem folder", catalog.faults), ("interview", interviews.faults)):
        for fault in faults:
            line = f":{fault.line}" if fault.line else ""
            where = "/".join(part for part in (fault.folder, fault.file) if part)
            yield Check(name, ok=False, message=f"{where}{line}: {fault.message}", next_step=fault.next_step)
    count = len(catalog.problems)
    found = f"{count} sound problem{'' if count == 1 else 's'} in {config.problems_dir}"
    yield Check("catalogue", count > 0, found, "" if count else "set REHEARSE_PROBLEMS_DIR to the problems folder")


def database_check(config: Config) -> Check:
    """Bring the database up to date, and whether it can be written."""
    from rehearse import db

    try:
        engine = db.connect(config.database)
        db.upgrade(engine)
        db.try_to_write(engine)
        shown = engine.url.render_as_string()
        engine.dispose()
    except db.DatabaseError as error:
        return Check("database", ok=False, message=str(error), next_step="then run `rehearse db upgrade`")
    return Check("database", ok=True, message=f"{shown} is up to date")

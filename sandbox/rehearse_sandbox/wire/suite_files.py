"""What a file of a suite is, by its name: the server, the judge and the authors' tools must agree on it.

`tests/test_examples.py` is shown to learners and `tests/test_properties.py` is not. A problem that grows has further levels, and for each
of them `tests/level2_examples.py`, `tests/level2_properties.py` and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

EXAMPLES = "tests/test_examples.py"
PROPERTIES = "tests/test_properties.py"

#: A problem that grows has at most so many levels.
MOST_LEVELS = 5

_LATER = re.compile(r"level([2-9])_(examples|properties)\.py")


def is_test_file(path: str) -> bool:
    """Whether a file of a suite holds tests; others, such as inputs.py, are imported by them."""
    place = PurePosixPath(path)
    return place.parent.name == "tests" and (place.name.startswith("test_") or _LATER.fullmatch(place.name) is not None)


def level_of(path: str) -> int:
    """The level to which a file belongs, or a test by its id; what names no level belongs to the first."""
    later = _LATER.fullmatch(_file_name(path))
    return int(later[1]) if later else 1


def is_shown(path: str) -> bool:
    """Whether learners see this test file, or the test of this id."""
    name = _file_name(path)
    return name == "test_examples.py" or (_LATER.fullmatch(name) is not None and name.endswith("_examples.py"))


def examples_of(level: int) -> str:
    """The path of a level's examples."""
    return EXAMPLES if level == 1 else f"tests/level{level}_examples.py"


def properties_of(level: int) -> str:
    """The path of a level's hidden tests."""
    return PROPERTIES if level == 1 else f"tests/level{level}_properties.py"


def in_teaching_order(paths: Iterable[str]) -> list[str]:
    """Test files as learners meet them: level by level, in each the examples first."""
    return sorted(paths, key=lambda path: (level_of(path), not is_shown(path), path))


def _file_name(path: str) -> str:
    return path.partition("::")[0].rpartition("/")[2]

"""A problems folder made for one test: sound as a whole, so that a test breaks exactly one thing in it."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

from rehearse.catalog.concepts import Concept
from rehearse.catalog.faults import ProblemFault
from rehearse.catalog.loader import load_problem
from rehearse.catalog.vocabulary import Vocabulary

TAGS = """\
[categories]
arrays-hashing = "Arrays and hashing"

[tags]
array = "Array"

[decks]
dsa-patterns = "Data structures and patterns"
"""

CONCEPTS = """\
[two-pointers]
name = "Two pointers"
deck = "dsa-patterns"
"""

PROBLEM = """\
format = 1
id = "{id}"
version = "1.0.0"
title = "Double it"
kind = "implement"
category = "arrays-hashing"
difficulty = 1
minutes = 5
tags = ["array"]
concepts = ["two-pointers"]
license = "CC-BY-SA-4.0"
authors = ["An author"]

[const]
n_max = 10

[entry]
symbols = ["double"]
"""

INPUTS = """\
from hypothesis import strategies as st

N_MAX = 10


def valid(n):
    return 0 <= n <= N_MAX


def strategy(size=10):
    return st.integers(0, size)


EDGE = {"zero": (0,)}
"""

EXAMPLES = '''\
from solution import double


def test_three():
    """Three twice is six."""
    assert double(3) == 6
'''

PROPERTIES = '''\
from hypothesis import given
from inputs import strategy
from solution import double


@given(strategy())
def test_sum(n):
    """Twice a number is the number plus itself."""
    assert double(n) == n + n
'''

WRONG = {"square": "n * n", "same": "n", "plus_two": "n + 2"}

CARDS = "".join(
    f'[[card]]\nid = "{{slug}}-{n}"\nconcepts = ["two-pointers"]\nfront = "Question {n}?"\nback = "Answer {n}."\n\n'
    for n in range(3)
)


DECK = """\
[[card]]
id = "dsa-patterns-meeting"
concepts = ["two-pointers"]
front = "Two pointers start at both ends of a sorted list. When do they stop?"
back = "When they meet."
why = "Every pair beyond that was looked at from the other side."
links = ["double-it"]

[[card]]
id = "dsa-patterns-aloud"
kind = "prompt"
concepts = ["two-pointers"]
front = "Explain two pointers to a colleague."
back = "One moves when the other must not."
why = "Interviewers want to hear the invariant."
rubric = ["names both ends", "says which one moves", "says why", "gives the cost"]
"""


def _uuid4(seed: str) -> str:
    """The same version 4 UUID for the same seed."""
    return str(uuid.UUID(bytes=hashlib.sha256(seed.encode()).digest()[:16], version=4))


def program(answer: str) -> str:
    return f"def double(n):\n    return {answer}\n"


def make_problems(folder: Path) -> Path:
    """A problems folder with the words and no problem."""
    (folder / "dsa").mkdir(parents=True)
    (folder / "tags.toml").write_text(TAGS)
    (folder / "concepts.toml").write_text(CONCEPTS)
    return folder


def make_problem(problems: Path, slug: str = "double-it", track: str = "dsa") -> Path:
    """A sound problem folder."""
    place = problems / track / slug
    files = {
        "problem.toml": PROBLEM.format(id=_uuid4(slug)),
        "statement.md": "Double a number up to {{const:n_max}}.\n\n{{example:three}}\n",
        "starter.py": "def double(n):\n    raise NotImplementedError\n",
        "inputs.py": INPUTS,
        "tests/test_examples.py": EXAMPLES,
        "tests/test_properties.py": PROPERTIES,
        "accepted/reference.py": program("2 * n"),
        "accepted/by_adding.py": program("n + n"),
        **{f"wrong/{name}.py": program(answer) for name, answer in WRONG.items()},
        "wrong/expect.toml": "".join(f'[{name}]\nverdict = "wrong"\nfails = ["test_sum"]\n' for name in WRONG),
        "hints.md": "## 1. Ask\n\nWhat?\n\n## 2. Idea\n\nAdd.\n\n## 3. Outline\n\nReturn the sum.\n",
        "editorial.md": "Add it to itself.\n",
        "cards.toml": CARDS.format(slug=slug),
    }
    for name, text in files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)
    return place


def make_deck(problems: Path, name: str = "dsa-patterns", text: str = DECK) -> Path:
    """A deck with two sound cards."""
    path = problems / "decks" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def make_levels(place: Path, last: int = 2) -> None:
    """Make a problem grow: a statement, an example and a law for each level after the first."""
    change(place, "problem.toml", 'kind = "implement"', 'kind = "levels"')
    for level in range(2, last + 1):
        (place / f"level{level}.md").write_text(f"Level {level} asks for more.\n\n{{{{example:more_{level}}}}}\n")
        for part, name in (("examples", f"test_more_{level}"), ("properties", f"test_law_{level}")):
            text = f'from solution import double\n\n\ndef {name}():\n    """Four twice is eight."""\n    assert double(4) == 8\n'
            (place / f"tests/level{level}_{part}.py").write_text(text)


def make_scaling(place: Path) -> None:
    """Give a problem folder a target for its growth, and a program that misses it."""
    with (place / "problem.toml").open("a") as file:
        file.write('[scaling]\nvary = "n"\nfrom = 10\nto = 80\nexponent = 1\nslack = 0.5\n')
    change(place, "inputs.py", "EDGE", "def sizes(n):\n    return (n,)\n\n\nEDGE")
    (place / "slow").mkdir()
    (place / "slow/one_by_one.py").write_text(program("sum(1 for _ in range(n) for _ in range(n))"))


def change(place: Path, name: str, old: str, new: str) -> None:
    """Replace a piece of a file's text; the piece must be there."""
    text = (place / name).read_text()
    assert old in text, f"{old!r} is not in {name}"
    (place / name).write_text(text.replace(old, new))


WORDS = Vocabulary({"arrays-hashing": "Arrays"}, {"array": "Array"}, {"two-pointers": Concept("Two pointers")})


def faults_of(place: Path) -> tuple[ProblemFault, ...]:
    """All faults of one folder; there is a problem exactly when there is none."""
    problem, faults = load_problem(place, WORDS)
    assert (problem is None) == bool(faults)
    return faults


def only_fault(place: Path) -> ProblemFault:
    """The fault of a folder that has exactly one."""
    faults = faults_of(place)
    assert len(faults) == 1, [str(fault) for fault in faults]
    assert faults[0].next_step
    return faults[0]

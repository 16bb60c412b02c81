"""Where the skill map draws what: a lane for each deck, columns from what needs nothing to what needs much."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from rehearse.catalog.skills import Skill

#: Sizes in CSS pixels.
BOX_WIDTH, BOX_HEIGHT = 146, 40
COLUMN, ROW = 172, 50
LANE_TITLE, LANE_GAP, MARGIN = 26, 14, 12

#: A name is set in two lines at most.
LINE, LINES = 22, 2


@dataclass(frozen=True, slots=True)
class Box:
    """A concept on the map; `x` and `y` are its upper left corner."""

    skill: Skill
    x: int
    y: int
    lines: tuple[str, ...]

    @property
    def width(self) -> int:
        """How wide it is."""
        return BOX_WIDTH

    @property
    def height(self) -> int:
        """How high it is."""
        return BOX_HEIGHT

    @property
    def baselines(self) -> list[tuple[int, str]]:
        """The lines of the name, each with its baseline."""
        first = self.y + BOX_HEIGHT // 2 + 4 - 7 * (len(self.lines) - 1)
        return [(first + 14 * number, line) for number, line in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Lane:
    """A deck's band across the map."""

    name: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Arrow:
    """From a concept to one that builds on it. `near` says that both are in one lane."""

    start: str
    end: str
    path: str
    near: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole map."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


def draw(decks: Sequence[tuple[str, str, Sequence[Skill]]]) -> Drawing:
    """Place the skills of each deck, given as (identifier, name, skills)."""
    lanes: list[Lane] = []
    boxes: dict[str, Box] = {}
    top = MARGIN
    for _, name, skills in decks:
        rows = _rows(skills)
        height = LANE_TITLE + ROW * (1 + max(rows.values()))
        lanes.append(Lane(name, top, height))
        for skill in skills:
            y = top + LANE_TITLE + ROW * rows[skill.concept]
            boxes[skill.concept] = Box(skill, MARGIN * 2 + COLUMN * skill.depth, y, _lines(skill.name))
        top += height + LANE_GAP
    width = MARGIN * 3 + COLUMN * (1 + max((box.skill.depth for box in boxes.values()), default=0))
    return Drawing(width, top, tuple(lanes), tuple(boxes.values()), _arrows(boxes))


def _rows(skills: Sequence[Skill]) -> dict[str, int]:
    """A row for each skill of a lane: beside what it needs where that is free, so that arrows are short and few cross."""
    rows: dict[str, int] = {}
    taken: set[tuple[int, int]] = set()
    for skill in sorted(skills, key=lambda each: each.depth):
        wanted = min((rows[need] for need in skill.needs if need in rows), default=0)
        row = next(row for row in range(wanted, wanted + len(skills)) if (skill.depth, row) not in taken)
        rows[skill.concept] = row
        taken.add((skill.depth, row))
    used = sorted(set(rows.values()))
    return {concept: used.index(row) for concept, row in rows.items()}


def _arrows(boxes: dict[str, Box]) -> tuple[Arrow, ...]:
    return tuple(
        Arrow(need, concept, _path(boxes[need], box), boxes[need].skill.deck == box.skill.deck)
        for concept, box in boxes.items()
        for need in box.skill.needs
        if need in boxes
    )


def _path(start: Box, end: Box) -> str:
    """A curve from the right side of one box to the left side of another."""
    x1, y1 = start.x + BOX_WIDTH, start.y + BOX_HEIGHT // 2
    x2, y2 = end.x, end.y + BOX_HEIGHT // 2
    bend = max(14, (x2 - x1) // 2)
    return f"M{x1} {y1}C{x1 + bend} {y1} {x2 - bend} {y2} {x2} {y2}"


def _lines(name: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(name, LINE, max_lines=LINES, placeholder=" …"))

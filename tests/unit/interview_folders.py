"""A folder of interviews made for one test: a form and a file of prompts for the tiny problem, sound as a whole."""

from __future__ import annotations

from pathlib import Path

FORM = """\
title = "One problem, two questions"
summary = "For trying things out."
hides = ["title"]
tries = 2
asks = ["assumptions"]

[[rounds]]
kind = "coding"
minutes = 20

[[rounds.problems]]
tracks = ["dsa"]
categories = ["arrays-hashing"]
difficulty = [1, 2]
kinds = ["implement"]

[[rounds]]
kind = "break"
minutes = 5

[[rounds]]
kind = "concepts"
title = "Aloud"
minutes = 10

[[rounds.prompts]]
from = "concepts"
tags = ["array"]
count = 2
seconds = 120
"""

PROMPTS = '''\
[[prompt]]
id = "first-question"
tags = ["array"]
concepts = ["two-pointers"]
text = """
Why do two pointers meet? Explain

id = "this is text"
"""
follow_ups = ["And then?"]
listens_for = ["names both ends", "says which moves", "says why", "gives the cost"]

[[prompt]]
id = "second-question"
tags = ["array"]
text = "What does a list cost?"
listens_for = ["append", "insert", "look-up", "memory"]
notes = "Appending is constant in the long run, $O(1)$."
'''

FORM_PLACE = "interviews/tiny.toml"
PROMPTS_PLACE = "interviews/prompts/concepts.toml"


def make_interviews(problems: Path, form: str = FORM, prompts: str = PROMPTS) -> Path:
    """The form `tiny` and the prompts `concepts` in a problems folder."""
    (problems / "interviews/prompts").mkdir(parents=True, exist_ok=True)
    (problems / FORM_PLACE).write_text(form)
    (problems / PROMPTS_PLACE).write_text(prompts)
    return problems

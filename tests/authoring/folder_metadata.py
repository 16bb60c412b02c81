"""The metadata that the folders of these tests have in common."""


def problem_toml(*, identity: str, title: str, kind: str, concept: str, symbol: str, constants: str = "") -> str:
    """A problem.toml with short limits and few examples; `constants` are lines of `[const]`."""
    table = f"[const]\n{constants}\n" if constants else ""
    return f"""\
format = 1
id = "{identity}"
version = "1.0.0"
title = "{title}"
kind = "{kind}"
category = "arrays-hashing"
difficulty = 1
minutes = 5
tags = ["array"]
concepts = ["{concept}"]
license = "CC-BY-SA-4.0"
authors = ["An author"]

{table}[entry]
symbols = ["{symbol}"]

[sandbox]
cpu_s = 2

[examples]
gate = 20
soak = 60
"""

"""The README tells the truth about what a person can set and start."""

import re
from pathlib import Path

import pytest

from rehearse.config import variables

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, _, text in variables()])
def test_every_setting_is_in_the_readme(name: str, text: str) -> None:
    assert re.search(rf"^\| `{name}` \|.*{re.escape(text)}", README, re.MULTILINE)


@pytest.mark.parametrize("target", ["help", "setup", "run", "test", "lint", "check", "bench", "attacks", "image"])
def test_make_has_every_target_that_is_promised(target: str) -> None:
    assert re.search(rf"^{target}:.*## ", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_every_linked_page_exists() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert not [link for link in links if not (ROOT / link).exists()]

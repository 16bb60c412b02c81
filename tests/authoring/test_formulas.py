"""One KaTeX for all formulas of a check."""

from pathlib import Path

import pytest

from rehearse.authoring import formulas
from rehearse.authoring.formulas import KATEX, Formulas, find_node


def test_each_formula_gets_its_own_answer():
    with Formulas() as katex:
        assert katex.faults_of("x^2", block=True) == ()
        assert [fault.at for fault in katex.faults_of("x + \\nope", block=False)] == [4]
        assert katex.faults_of("y\n", block=False) == ()


def test_a_line_break_in_a_displayed_formula_counts_only_there():
    with Formulas() as katex:
        assert katex.faults_of("a \\\\ b", block=False) == ()
        assert [fault.refused for fault in katex.faults_of("a \\\\ b", block=True)] == [False]


def test_node_is_started_once_and_ended_with_the_block():
    with Formulas() as katex:
        katex.faults_of("a", block=False)
        process = katex._process
        katex.faults_of("b", block=False)
        assert katex._process is process
    assert process.returncode is not None


def test_a_node_that_ends_instead_of_answering_says_why(tmp_path):
    broken = tmp_path / "katex.js"
    broken.write_text('throw new Error("cut short");')
    with Formulas(katex=broken) as katex, pytest.raises(RuntimeError, match="make setup"):
        katex.faults_of("a", block=False)


@pytest.mark.parametrize("size", [1, 200_000])
def test_a_node_that_never_listened_is_our_fault_too(size):
    with Formulas(node=Path("/bin/false")) as katex, pytest.raises(RuntimeError, match="said: nothing"):
        katex.faults_of("a" * size, block=False)


def test_without_katex_it_is_not_available(tmp_path):
    assert not Formulas(katex=tmp_path / "katex.js").available
    assert not Formulas(node=tmp_path / "node", katex=KATEX).available


def test_the_machines_own_node_serves_where_there_is_no_wheel(monkeypatch, tmp_path):
    # Both are properties of the machine that runs the tests.
    monkeypatch.setattr(formulas.importlib.util, "find_spec", lambda _name: None)
    node = tmp_path / "node"
    node.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_node() == node
    node.unlink()
    assert find_node() is None

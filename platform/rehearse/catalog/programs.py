"""The Python files of a problem folder, read but never run: syntax, what they define, what the tests promise."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass

from rehearse.catalog.faults import FaultLog
from rehearse.syntax import tree_of
from rehearse_sandbox.wire.suite_files import in_teaching_order, is_test_file


@dataclass(frozen=True, slots=True)
class SuiteTest:
    """One test function: its file, name, and its body as source text without the docstring."""

    file: str
    name: str
    body: str


def parse(name: str, source: str, log: FaultLog) -> ast.Module | None:
    """The program's tree; None, and a fault with its line, when it is not Python."""
    try:
        return tree_of(source, name)
    except (SyntaxError, ValueError) as error:
        # A NUL byte is a ValueError, without a line, to the first releases of Python 3.11.
        message, line = getattr(error, "msg", str(error)), getattr(error, "lineno", None)
        log.add(name, f"This is not Python: {message}.", "Mend the line.", line)
    return None


def defined_names(tree: ast.Module) -> set[str]:
    """The names that a module defines at its top level."""
    names = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign(targets=targets):
                names.update(target.id for target in targets if isinstance(target, ast.Name))
            case ast.AnnAssign(target=ast.Name(id=name)):
                names.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                names.update((alias.asname or alias.name).partition(".")[0] for alias in aliases)
    return names


def check_defines(name: str, tree: ast.Module, wanted: tuple[str, ...], log: FaultLog) -> None:
    """Note each wanted name that the module does not define."""
    defined = defined_names(tree)
    for symbol in wanted:
        if symbol not in defined:
            log.add(name, f"`{symbol}` is not defined.", f"Define `{symbol}` at the top level of the file.")


def read_tests(suite: Mapping[str, str], log: FaultLog) -> dict[str, SuiteTest]:
    """The tests of a suite by name, after a check that each states its law in one line and that names are unique."""
    tests: dict[str, SuiteTest] = {}
    for file in in_teaching_order(filter(is_test_file, suite)):
        if (tree := parse(file, suite[file], log)) is None:
            continue
        found = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
        if not found:
            log.add(file, "There is no test in this file.", "Write at least one function `test_…`.")
        for node in found:
            _check_why(file, node, log)
            if node.name in tests:
                log.add(
                    file, f"`{node.name}` is there twice.", "Give each test of a problem its own name.", node.lineno
                )
            tests[node.name] = SuiteTest(file, node.name, _body(node, suite[file]))
    return tests


def check_constants(source: str, constants: Mapping[str, int | float | str], log: FaultLog) -> None:
    """Note each constant of inputs.py, such as `N_MAX = 200`, that differs from `n_max` of problem.toml."""
    tree = parse("inputs.py", source, log)
    for node in tree.body if tree else ():
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=value)) if name.isupper():
                stated = constants.get(name.lower(), value)
                if stated != value:
                    log.add(
                        "inputs.py",
                        f"`{name}` is {value!r}, but problem.toml says {name.lower()} = {stated!r}.",
                        "Make both the same, because the statement shows the one in problem.toml.",
                        node.lineno,
                    )


def check_inputs(source: str, *, sized: bool, log: FaultLog) -> None:
    """Note what inputs.py lacks: it is the contract of the arguments."""
    tree = parse("inputs.py", source, log)
    if tree is None:
        return
    names = defined_names(tree)
    wanted = {
        "valid": "Write `valid(*args) -> bool`: whether the statement allows these arguments.",
        "EDGE": 'Write `EDGE = {"empty": (…,), …}`: named edge cases as tuples of arguments.',
        **(
            {"sizes": "Write `sizes(n)`: arguments of size n, because problem.toml has [scaling] or [speed]."}
            if sized
            else {}
        ),
    }
    for name, next_step in wanted.items():
        if name not in names:
            log.add("inputs.py", f"`{name}` is not defined.", next_step)
    if not names & {"strategy", "cases"}:
        log.add(
            "inputs.py",
            "There is no strategy.",
            "Write `strategy(size)` or `cases()`: how Hypothesis draws the arguments.",
        )


def _check_why(file: str, node: ast.FunctionDef, log: FaultLog) -> None:
    why = ast.get_docstring(node) or ""
    if not why.strip() or "\n" in why.strip():
        message = f"`{node.name}` does not say why in one line."
        log.add(
            file,
            message,
            "Give it a docstring of one sentence: the law that the learner reads when it fails.",
            node.lineno,
        )


def _body(node: ast.FunctionDef, source: str) -> str:
    statements = node.body[1:] if ast.get_docstring(node) is not None else node.body
    if not statements:
        return ""
    lines = source.splitlines()[statements[0].lineno - 1 : node.end_lineno]
    indent = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[indent:] if line[:indent].isspace() else line for line in lines)

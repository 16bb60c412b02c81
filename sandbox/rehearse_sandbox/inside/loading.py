"""Run a learner's module once, in the candidate, and say what went wrong in the learner's own lines."""

from __future__ import annotations

import linecache
import sys
from types import ModuleType, TracebackType
from typing import Any

from rehearse_sandbox.wire.encoder import type_name
from rehearse_sandbox.wire.errors import cut
from rehearse_sandbox.wire.nodes import ListNode, TreeNode

_MAX_FRAMES = 12
_MAX_LINE_CHARACTERS = 160
#: Frames that are walked at most: a deep recursion has hundreds of thousands.
_MAX_WALK = 200_000


class LoadProblem(Exception):  # noqa: N818 - becomes `LoadFailed` in the judge
    """Why a module cannot be used, as plain values for the wire."""

    def __init__(self, kind: str, message: str, line: int | None = None, traceback: str = "") -> None:
        super().__init__(message)
        self.fields = (kind, message, line, traceback)


def load(source: str, module: str) -> ModuleType:
    """The module, executed. The shared node types are in it already, so that annotations may name them.

    Raises:
        LoadProblem: it does not compile, raises, or asks the process to end.
    """
    file = f"{module}.py"
    loaded = ModuleType(module)
    loaded.__dict__.update(__file__=file, ListNode=ListNode, TreeNode=TreeNode)
    sys.modules[module] = loaded
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    code = _compiled(source, file)
    try:
        exec(code, loaded.__dict__)  # noqa: S102 - running the learner's code is what this process is for
    except MemoryError:
        raise
    except Exception as error:
        line, text = learner_traceback(error, file)
        raise LoadProblem("exception", f"{error_name(error)}: {error_message(error)}", line, text) from error
    except BaseException as error:
        line, text = learner_traceback(error, file)
        raise LoadProblem(
            "exit", f"the module ended the process while it was imported ({error_name(error)})", line, text
        ) from error
    return loaded


def _compiled(source: str, file: str) -> Any:
    try:
        return compile(source, file, "exec", dont_inherit=True)
    except SyntaxError as error:
        raise LoadProblem("syntax", f"{type(error).__name__}: {error.msg}", error.lineno, _pointed(error)) from error
    except (ValueError, RecursionError, OverflowError) as error:
        raise LoadProblem("syntax", f"{type(error).__name__}: {error_message(error)}") from error


def _pointed(error: SyntaxError) -> str:
    """The line that does not parse, with a mark below the place."""
    text = (error.text or "").rstrip("\n")[:_MAX_LINE_CHARACTERS]
    head = f'  File "{error.filename}", line {error.lineno}\n'
    stripped = text.lstrip()
    column = max((error.offset or 1) - 1 - (len(text) - len(stripped)), 0)
    return f"{head}    {stripped}\n    {' ' * min(column, len(stripped))}^" if stripped else head.rstrip("\n")


def public_names(module: ModuleType) -> list[str]:
    """Functions and classes that the learner defined, for a hint when the expected one is missing."""
    return [
        name[:60]
        for name, value in list(vars(module).items())
        if type(name) is str and not name.startswith("_") and callable(value) and value not in (ListNode, TreeNode)
    ][:50]


def error_name(error: BaseException) -> str:
    """The class of an error as the learner wrote it."""
    return type_name(type(error))


def error_message(error: BaseException) -> str:
    """The error's text, cut. A KeyError's own text would put its key into quotes once more on the other side."""
    try:
        if type(error) is KeyError and len(error.args) == 1 and type(error.args[0]) is str:
            return cut(error.args[0])
        return cut(str(error) + "")
    except Exception:  # noqa: BLE001 - the text is made by the learner's code, which may raise anything
        return ""


def learner_traceback(error: BaseException, file: str) -> tuple[int | None, str]:
    """The innermost line of the learner's file that the error went through, and those frames as text."""
    frames: list[tuple[int, str]] = []
    step: TracebackType | None = error.__traceback__
    walked = 0
    while step is not None and walked < _MAX_WALK:
        code = step.tb_frame.f_code
        if code.co_filename == file:
            frames.append((step.tb_lineno, code.co_name))
        step = step.tb_next
        walked += 1
    if not frames:
        return None, ""
    texts = [_frame(file, line, name) for line, name in frames[: _MAX_FRAMES // 2]]
    if len(frames) > _MAX_FRAMES:
        texts.append(f"  ... {len(frames) - _MAX_FRAMES} more frames ...")
    rest = frames[max(_MAX_FRAMES // 2, len(frames) - _MAX_FRAMES // 2) :]
    texts += [_frame(file, line, name) for line, name in rest]
    return frames[-1][0], "\n".join(texts)


def _frame(file: str, line: int, name: str) -> str:
    source = linecache.getline(file, line).strip()[:_MAX_LINE_CHARACTERS]
    head = f'  File "{file}", line {line}, in {name[:80]}'
    return f"{head}\n    {source}" if source else head

"""The check for problems with many right answers: the suite's own verifier looks at the answer and says what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from rehearse_sandbox.kit.checks import DEFAULT, check_form
from rehearse_sandbox.kit.differences import kind_name, with_article
from rehearse_sandbox.kit.display import show
from rehearse_sandbox.kit.failure import CheckFailed


def check_valid(
    answer: object,
    is_valid: Callable[[Any], str | bool | np.bool_],
    *,
    why: str,
    kind: type | None = None,
    length: int | None = None,
    items: type | None = None,
    shape: tuple[int, ...] | None = None,
    dtype: object = None,
    example: object = DEFAULT,
) -> None:
    """The answer is a right one, whichever it is.

    `is_valid(answer)` returns what is wrong with the answer in words, and an empty text when nothing is; True and False
    will do where `why` says it all. It is only called when the answer has the form that `kind` (with `length` and the type of all
    `items`), or `shape` and `dtype`, ask for, so it need not doubt that. `example` is a right answer to show.

    Raises:
        CheckFailed: the answer is not a right one.
        TypeError: the verifier returned something else, which is a mistake of the suite.
    """
    check_form(answer, kind=kind, length=length, shape=shape, dtype=dtype, why=why)
    expected = "" if example is DEFAULT else f"{show(example)}, for example"
    wrong = _wrong_item(answer, items) or _verdict(is_valid(answer))
    if wrong is not None:
        raise CheckFailed(output=show(answer), expected=expected, difference=wrong, why=why)


def _wrong_item(answer: Any, wanted: type | None) -> str | None:
    if wanted is None:
        return None
    place, item = next(((place, item) for place, item in enumerate(answer) if type(item) is not wanted), (-1, None))
    if place < 0:
        return None
    return f"[{place}] is {show(item, 80)}, {with_article(kind_name(item))} instead of {with_article(wanted.__name__)}"


def _verdict(verdict: object) -> str | None:
    """What is wrong, which may be an empty text; None when nothing is."""
    if isinstance(verdict, bool | np.bool_):
        return None if verdict else ""
    if not isinstance(verdict, str):
        raise TypeError(
            f"the verifier of check_valid returned {with_article(kind_name(verdict))}; it must return what is wrong as "
            "text, which is empty when nothing is, or True or False"
        )
    return verdict or None

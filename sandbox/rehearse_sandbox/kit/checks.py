"""The checks that suites compare results with. Each one returns nothing, or raises `CheckFailed`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import numpy as np

from rehearse_sandbox.kit.closeness import close_difference
from rehearse_sandbox.kit.differences import counted, exact_difference, form_difference, kind_name, with_article
from rehearse_sandbox.kit.display import show
from rehearse_sandbox.kit.failure import CheckFailed
from rehearse_sandbox.kit.settings import settings

T = TypeVar("T")

#: Stands for "what the problem's `[compare]` says", because None is a dtype rule of its own: any floating type.
DEFAULT = ...


def check_close(
    actual: object,
    expected: object,
    *,
    rtol: float | None = None,
    atol: float | None = None,
    dtype: object = DEFAULT,
    why: str = "",
) -> None:
    """The numbers in `actual` are those in `expected`, up to `atol + rtol * abs(expected)`.

    `expected` may be a number, an array, or a list, tuple or dict of such. Shapes and dtypes count; NaN and infinities
    in `actual` are refused unless the problem says `nan = "equal"`. `dtype` None takes any floating type.

    Raises:
        CheckFailed: they are not close.
    """
    compare = settings.compare
    difference = close_difference(
        actual,
        expected,
        rtol=compare.rtol if rtol is None else rtol,
        atol=compare.atol if atol is None else atol,
        dtype=compare.dtype if dtype is DEFAULT else _dtype_name(dtype),
        broadcast=compare.shape == "broadcast",
        nan_equal=compare.nan == "equal",
    )
    _refuse(actual, expected, difference, why)


def check_same(actual: object, expected: object, *, why: str = "") -> None:
    """`actual` is exactly `expected`: 1 is not True, a list is not a tuple, every item counts.

    Raises:
        CheckFailed: they differ.
    """
    _refuse(actual, expected, exact_difference(actual, expected), why)


def check_true(condition: object, why: str, *, output: object = DEFAULT, expected: str = "") -> None:
    """A condition computed from results holds; `why` states it as a law, `output` is the result to show.

    Raises:
        CheckFailed: it does not hold.
        TypeError: the condition is not a boolean, which is a mistake of the suite.
    """
    if not isinstance(condition, bool | np.bool_):
        raise TypeError(f"check_true takes a boolean, not {with_article(kind_name(condition))}; compute one first")
    if not condition:
        raise CheckFailed(why=why, expected=expected, output="" if output is DEFAULT else show(output))


def check_form(
    actual: T,
    *,
    kind: type | None = None,
    length: int | None = None,
    shape: tuple[int, ...] | None = None,
    dtype: object = None,
    why: str = "",
) -> T:
    """The result has this type, length, shape and dtype. Returns it, so that it can be unpacked on the same line.

    Asking for a shape or a dtype asks for an array.

    Raises:
        CheckFailed: it has another form.
    """
    wanted = kind or (np.ndarray if shape is not None or dtype is not None else None)
    difference = ""
    if wanted is not None and type(actual) is not wanted:
        name = "array" if wanted is np.ndarray else wanted.__name__
        difference = f"returned {with_article(kind_name(actual))}, expected {with_article(name)}"
    elif length is not None and len(actual) != length:  # type: ignore[arg-type]
        difference = f"returned {counted(len(actual), 'item')}, expected {length}"  # type: ignore[arg-type]
    elif isinstance(actual, np.ndarray):
        difference = form_difference(actual, shape=shape, dtype=_dtype_name(dtype))
    if difference:
        raise CheckFailed(output=show(actual), difference=difference, why=why)
    return actual


def check_gradient(
    function: Callable[[np.ndarray], float],
    point: np.ndarray,
    gradient: object,
    *,
    step: float = 1e-5,
    rtol: float = 1e-4,
    atol: float = 1e-6,
    why: str = "",
) -> None:
    """`gradient` is the slope of `function` at `point`, measured by centred differences of width `step`.

    Raises:
        CheckFailed: the gradient has another form than the point, or another value somewhere.
    """
    point = np.asarray(point, dtype=float)
    measured = np.empty_like(point)
    for place in np.ndindex(point.shape):
        ahead, behind = point.copy(), point.copy()
        ahead[place] += step
        behind[place] -= step
        measured[place] = (function(ahead) - function(behind)) / (2 * step)
    check_close(gradient, measured, rtol=rtol, atol=atol, why=why or "The gradient is the slope of the function.")


def _refuse(actual: object, expected: object, difference: str, why: str) -> None:
    if difference:
        raise CheckFailed(output=show(actual), expected=show(expected), difference=difference, why=why)


def _dtype_name(dtype: object) -> str | None:
    return None if dtype is None else np.dtype(dtype).name  # type: ignore[call-overload]

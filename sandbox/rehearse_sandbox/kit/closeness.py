"""How far two numbers, arrays or containers of them are apart. An empty text means: close."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TypedDict, Unpack

import numpy as np

from rehearse_sandbox.kit.differences import (
    at,
    exact_difference,
    first_value_difference,
    kind_name,
    other_differences,
    with_article,
)
from rehearse_sandbox.kit.display import show
from rehearse_sandbox.kit.settings import settings

_NUMBERS = (int, float, complex)
#: Integers below it are floats of the same value.
_EXACT = 2**53


class Rules(TypedDict):
    """What counts as close: tolerances, the dtype (None is any floating type), and two permissions."""

    rtol: float
    atol: float
    dtype: str | None
    broadcast: bool
    nan_equal: bool


def close_difference(actual: object, expected: object, where: str = "", **rules: Unpack[Rules]) -> str:
    """The first difference beyond the tolerance, in words."""
    if isinstance(expected, np.ndarray) and expected.ndim:
        return _array_difference(actual, expected, where, rules)
    if isinstance(expected, list | tuple | dict):
        return _container_difference(actual, expected, where, rules)
    if expected is None or isinstance(expected, bool | str):
        return exact_difference(actual, expected, where)
    return _number_difference(actual, complex_or_float(expected), where, rules)


def complex_or_float(value: object) -> complex:
    """A Python number of a number, a numpy scalar or a 0-d array.

    Raises:
        TypeError: it is none of these, which is a mistake of the suite.
    """
    number = value.item() if isinstance(value, np.ndarray | np.generic) and np.ndim(value) == 0 else value
    if type(number) not in _NUMBERS:
        raise TypeError(f"check_close compares numbers, arrays and containers of them, not {kind_name(value)}")
    return number if isinstance(number, complex) else float(number)  # type: ignore[arg-type]


def _number_difference(actual: object, expected: complex, where: str, rules: Rules) -> str:
    scalar = actual.item() if isinstance(actual, np.generic | np.ndarray) and actual.ndim == 0 else actual
    allowed = _NUMBERS if isinstance(expected, complex) else (int, float)
    if type(scalar) not in allowed:
        found = with_article(kind_name(actual))
        if isinstance(actual, np.ndarray):
            found = f"an array of shape {actual.shape}"
        return f"{at(where)}{found} instead of a number" if where else f"returned {found}, expected a number"
    wrong = _too_far(np.asarray(scalar), np.asarray(expected), rules)
    return at(where) + first_value_difference(np.asarray(scalar), np.asarray(expected), wrong) if wrong.any() else ""


def _array_difference(actual: object, expected: np.ndarray, where: str, rules: Rules) -> str:
    if type(actual) is not np.ndarray:
        found, wanted = with_article(kind_name(actual)), f"an array of shape {expected.shape}"
        return f"{at(where)}{found} instead of {wanted}" if where else f"returned {found}, expected {wanted}"
    prefix = f"at {where}: " if where else ""
    if form := _form_difference(actual, expected, rules):
        return prefix + form
    actual, expected = np.broadcast_arrays(actual, expected)
    wrong = _too_far(actual, expected, rules)
    return prefix + first_value_difference(actual, expected, wrong) if wrong.any() else ""


def _form_difference(actual: np.ndarray, expected: np.ndarray, rules: Rules) -> str:
    if actual.shape != expected.shape and not (rules["broadcast"] and _broadcasts(actual.shape, expected.shape)):
        return f"shape is {actual.shape}, expected {expected.shape}"
    if rules["dtype"] is None:
        wanted = "c" if expected.dtype.kind == "c" else "f"
        name = "a complex type" if wanted == "c" else "a floating type"
        return "" if actual.dtype.kind == wanted else f"dtype is {actual.dtype.name}, expected {name}"
    return "" if actual.dtype.name == rules["dtype"] else f"dtype is {actual.dtype.name}, expected {rules['dtype']}"


def _broadcasts(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    try:
        return math.prod(np.broadcast_shapes(found, wanted)) == max(math.prod(found), math.prod(wanted))
    except ValueError:
        return False


def _too_far(actual: np.ndarray, expected: np.ndarray, rules: Rules) -> np.ndarray:
    with np.errstate(invalid="ignore", over="ignore"):
        errors, tolerated = abs(actual - expected), rules["atol"] + rules["rtol"] * abs(expected)
        wrong = ~(errors <= tolerated)
    if settings.on_error is not None:
        settings.on_error(_largest_share(errors, tolerated))
    # An infinite expected value makes the tolerance infinite, so infinities are compared on their own.
    finite = np.isfinite(actual) & np.isfinite(expected)
    if finite.all():
        return np.asarray(wrong)
    if not rules["nan_equal"]:
        return np.asarray(wrong | ~finite)
    same = (actual == expected) | (np.isnan(actual) & np.isnan(expected))
    return np.asarray(np.where(finite, wrong, ~same))


def _largest_share(errors: np.ndarray, tolerated: np.ndarray) -> float:
    """The largest error in units of its tolerance; comparisons without a finite one say nothing about closeness."""
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = np.where(errors == 0, 0.0, errors / tolerated)
    shares = shares[np.isfinite(shares)]
    return float(shares.max()) if shares.size else 0.0


def _container_difference(actual: object, expected: object, where: str, rules: Rules) -> str:
    if type(actual) is not type(expected):
        found, wanted = with_article(kind_name(actual)), with_article(kind_name(expected))
        return f"{at(where)}{found} instead of {wanted}" if where else f"returned {found}, expected {wanted}"
    if isinstance(expected, dict):
        return _dict_difference(actual, expected, where, rules)  # type: ignore[arg-type]
    if len(actual) != len(expected):  # type: ignore[arg-type]
        return f"{at(where)}length is {len(actual)}, expected {len(expected)}"  # type: ignore[arg-type]
    pairs = enumerate(zip(actual, expected, strict=True))  # type: ignore[call-overload]
    text = next((text for i, (a, b) in pairs if (text := close_difference(a, b, f"{where}[{i}]", **rules))), "")
    # Inside of another container this would say how many differ there, and not in all.
    return text if where or not text else text + _others(actual, expected, rules)


def _others(actual: object, expected: object, rules: Rules) -> str:
    """How many more numbers of lists in lists differ, and which one most; empty when they hold something else."""
    pairs = list(_number_pairs(actual, expected, ""))
    if None in pairs:
        return ""
    names, found, wanted = zip(*pairs, strict=True)
    numbers = np.array(found, dtype=float), np.array(wanted, dtype=float)
    return other_differences(*numbers, _too_far(*numbers, rules), names)


def _number_pairs(actual: object, expected: object, where: str) -> Iterator[tuple[str, float, float] | None]:
    """The place and both values of every number; None where it is not two lists of equal length or two numbers."""
    if type(actual) is type(expected) and isinstance(actual, list | tuple) and len(actual) == len(expected):  # type: ignore[arg-type]
        for place, (one, other) in enumerate(zip(actual, expected, strict=True)):  # type: ignore[call-overload]
            yield from _number_pairs(one, other, f"{where}[{place}]")
    elif all(type(value) is float or (type(value) is int and abs(value) < _EXACT) for value in (actual, expected)):
        yield where, actual, expected  # type: ignore[misc]
    else:
        yield None


def _dict_difference(actual: dict[object, object], expected: dict[object, object], where: str, rules: Rules) -> str:
    for key in expected:
        if key not in actual:
            return f"{at(where)}key {show(key, 80)} is missing"
    for key in actual:
        if key not in expected:
            return f"{at(where)}key {show(key, 80)} should not be there"
    pairs = ((key, actual[key], value) for key, value in expected.items())
    return next((t for key, a, b in pairs if (t := close_difference(a, b, f"{where}[{show(key, 80)}]", **rules))), "")

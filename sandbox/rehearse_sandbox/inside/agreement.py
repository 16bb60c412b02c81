"""Whether a learner's answer agrees with the reference's, where no test says how the two are compared."""

from __future__ import annotations

import numpy as np

from rehearse_sandbox.kit.closeness import close_difference
from rehearse_sandbox.kit.differences import exact_difference
from rehearse_sandbox.wire.job import Compare


def difference(actual: object, expected: object, compare: Compare, where: str = "") -> str:
    """The first difference in words, empty when they agree: floats as the problem compares them, all else exactly."""
    kind = type(expected)
    if kind in {list, tuple} and type(actual) is kind and len(actual) == len(expected):  # type: ignore[arg-type]
        pairs = enumerate(zip(actual, expected, strict=True))  # type: ignore[call-overload]
        return next((text for i, (a, b) in pairs if (text := difference(a, b, compare, f"{where}[{i}]"))), "")
    if kind is dict and type(actual) is dict and actual.keys() == expected.keys():  # type: ignore[attr-defined]
        found = ((key, actual[key], value) for key, value in expected.items())  # type: ignore[attr-defined]
        return next((text for key, a, b in found if (text := difference(a, b, compare, f"{where}[{key!r}]"))), "")
    if _is_inexact(expected):
        return close_difference(
            actual,
            expected,
            where,
            rtol=compare.rtol,
            atol=compare.atol,
            dtype=compare.dtype,
            broadcast=compare.shape == "broadcast",
            # Where the reference itself answers NaN, NaN is right.
            nan_equal=compare.nan == "equal" or bool(np.isnan(expected).any()),  # type: ignore[call-overload]
        )
    return exact_difference(actual, expected, where)


def _is_inexact(value: object) -> bool:
    if isinstance(value, np.ndarray | np.generic):
        return value.dtype.kind in "fc"
    return type(value) in {float, complex}

"""The check for classes with a state: a stream of operations on the learner's object and on a simple model of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from rehearse_sandbox.kit.checks import check_same
from rehearse_sandbox.kit.clock import VirtualClock
from rehearse_sandbox.kit.display import cut, show
from rehearse_sandbox.kit.failure import CheckFailed
from rehearse_sandbox.kit.settings import settings

Compare = Callable[[object, object], None]

#: Operations before the failing one that are listed when the judge cannot list them all.
_LISTED = 12


def check_operations(
    subject: object,
    model: object,
    operations: Sequence[tuple[Any, ...]],
    *,
    shared: Mapping[str, Callable[..., object]] | None = None,
    compare: Compare = check_same,
    why: str = "",
) -> None:
    """Every operation, such as ("put", key, value), returns the same from `subject` as from `model`, or raises the same error.

    An operation named in `shared` is called once and belongs to neither, as `{"advance": clock.advance}` does. `compare` may be `check_close`.

    Raises:
        CheckFailed: a result differs, or the model raises and the subject does not.
        Exception: what the subject raised and the model did not.
    """
    failure: CheckFailed | None = None
    # A difference does not end it: what is asked shall not depend on the answers, because then it can be asked ahead.
    for place, (name, *arguments) in enumerate(operations):
        if shared is not None and name in shared:
            shared[name](*arguments)
            continue
        found = _difference(getattr(subject, name), getattr(model, name), arguments, compare)
        if found is not None and failure is None:
            failure = CheckFailed(
                output=found.output,
                expected=found.expected,
                difference=f"{_call(operations[place])}: {found.difference}{_before(operations[:place], shared)}",
                why=why or found.why,
            )
    if failure is not None:
        raise failure


def _difference(
    method: Callable[..., object], model: Callable[..., object], arguments: list[Any], compare: Compare
) -> CheckFailed | None:
    try:
        expected = model(*arguments)
    except Exception as error:  # noqa: BLE001 - a model says by raising that the operation must raise
        return _not_raised(method, arguments, type(error))
    try:
        compare(method(*arguments), expected)
    except CheckFailed as failure:
        return failure
    return None


def _not_raised(method: Callable[..., object], arguments: list[Any], wanted: type[Exception]) -> CheckFailed | None:
    try:
        result = method(*arguments)
    except wanted:
        return None
    return CheckFailed(
        output=show(result), expected=wanted.__name__, difference=f"returned a value, expected {wanted.__name__}"
    )


def _before(operations: Sequence[tuple[Any, ...]], shared: Mapping[str, object] | None) -> str:
    # The judge lists the calls of the learner's object and the steps of clocks, and without any others they cannot be understood.
    if shared is None or not operations or (settings.on_clock is not None and all(map(_is_a_clocks, shared.values()))):
        return ""
    listed = ", ".join(map(_call, operations[-_LISTED:]))
    return f"; before it: {'…, ' if len(operations) > _LISTED else ''}{cut(listed, 600)}"


def _is_a_clocks(function: object) -> bool:
    return isinstance(getattr(function, "__self__", None), VirtualClock)


def _call(operation: tuple[Any, ...]) -> str:
    name, *arguments = operation
    return f"{name}({', '.join(show(argument, 80) for argument in arguments)})"

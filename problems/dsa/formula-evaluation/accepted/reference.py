from collections import defaultdict


def evaluate(formulas: dict[str, str]) -> dict[str, int]:
    """Evaluate each name when all names in its formula have values."""
    for formula in formulas.values():
        for name in _names(formula):
            if name not in formulas:
                raise KeyError(name)
    values: dict[str, int] = {}
    for name in _order(formulas):
        values[name] = _value(formulas[name], values)
    if len(values) != len(formulas):
        raise ValueError("formulas refer to each other in a circle")
    return values


def circular(formulas: dict[str, str]) -> list[str]:
    """Each formula that can never be evaluated holds the name of another such one: following these must come back."""
    stuck = set(formulas).difference(_order(formulas))
    if not stuck:
        return []
    name = next(name for name in formulas if name in stuck)
    trail: list[str] = []
    seen: dict[str, int] = {}
    while name not in seen:
        seen[name] = len(trail)
        trail.append(name)
        name = next(needed for needed in _names(formulas[name]) if needed in stuck)
    return trail[seen[name] :]


def _order(formulas: dict[str, str]) -> list[str]:
    """The names that need no circle, each after all names in its formula; names without a formula do not count."""
    missing: dict[str, int] = {}
    needed_by: defaultdict[str, list[str]] = defaultdict(list)
    for name, formula in formulas.items():
        needed = [other for other in _names(formula) if other in formulas]
        missing[name] = len(needed)
        for other in needed:
            needed_by[other].append(name)
    ready = [name for name in formulas if missing[name] == 0]
    order = []
    while ready:
        name = ready.pop()
        order.append(name)
        for other in needed_by[name]:
            missing[other] -= 1
            if missing[other] == 0:
                ready.append(other)
    return order


def _names(formula: str) -> list[str]:
    return [part for part in formula.split() if part[0].isalpha()]


def _value(formula: str, values: dict[str, int]) -> int:
    total, sign = 0, 1
    for part in formula.split():
        if part == "+":
            sign = 1
        elif part == "-":
            sign = -1
        elif part.isdigit():
            total += sign * int(part)
        else:
            total += sign * values[part]
    return total

def _terms(formula: str) -> list[tuple[str, str]]:
    """The terms of a formula, each with its sign."""
    words = formula.split(" ")
    return list(zip(["+", *words[1::2]], words[0::2], strict=True))


def _held_names(formulas: dict[str, str]) -> dict[str, list[str]]:
    """The different names that the formula of each name holds."""
    return {
        name: list(dict.fromkeys(term for _, term in _terms(formula) if term[0].isalpha()))
        for name, formula in formulas.items()
    }


def _solvable(held: dict[str, list[str]]) -> list[str]:
    """All names that lead to no circle, each behind those that it needs; the list grows while it is walked through."""
    users: dict[str, list[str]] = {name: [] for name in held}
    waiting = dict.fromkeys(held, 0)
    for name, others in held.items():
        for other in others:
            if other in held:
                users[other].append(name)
                waiting[name] += 1
    order = [name for name, count in waiting.items() if count == 0]
    for name in order:
        for user in users[name]:
            waiting[user] -= 1
            if waiting[user] == 0:
                order.append(user)
    return order


def _value(formula: str, values: dict[str, int]) -> int:
    total = 0
    for sign, term in _terms(formula):
        number = values[term] if term[0].isalpha() else int(term)
        total += number if sign == "+" else -number
    return total


def evaluate(formulas: dict[str, str]) -> dict[str, int]:
    """Evaluate the names in an order in which each one comes behind those in its formula."""
    held = _held_names(formulas)
    for others in held.values():
        for other in others:
            if other not in formulas:
                raise KeyError(other)
    order = _solvable(held)
    if len(order) < len(formulas):
        raise ValueError("some formulas refer to each other in a circle")
    values = {}
    for name in order:
        values[name] = _value(formulas[name], values)
    return values


def circular(formulas: dict[str, str]) -> list[str]:
    """Every stuck name holds another stuck one, so a walk among them comes back to its own path."""
    held = _held_names(formulas)
    solvable = set(_solvable(held))
    stuck = [name for name in formulas if name not in solvable]
    if not stuck:
        return []
    path: list[str] = []
    place: dict[str, int] = {}
    name = stuck[0]
    while name not in place:
        place[name] = len(path)
        path.append(name)
        name = next(other for other in held[name] if other in formulas and other not in solvable)
    return path[place[name] :]

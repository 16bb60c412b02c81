def evaluate(formulas: dict[str, str]) -> dict[str, int]:
    missing = {name for formula in formulas.values() for name in _names(formula) if name not in formulas}
    if missing:
        raise KeyError(missing.pop())
    order, circle = _explored(formulas)
    if circle:
        raise ValueError(" -> ".join(circle))
    values: dict[str, int] = {}
    for name in order:
        first, *rest = formulas[name].split()
        total = _term(first, values)
        for place in range(0, len(rest), 2):
            step = _term(rest[place + 1], values)
            total = total + step if rest[place] == "+" else total - step
        values[name] = total
    return values


def circular(formulas: dict[str, str]) -> list[str]:
    return _explored(formulas)[1]


def _explored(formulas: dict[str, str]) -> tuple[list[str], list[str]]:
    """All names, each after those in its formula, and no circle; or some of them, and a circle.

    Each name of the path needs the next one; `rest` has what is left to look at in each one's formula.
    """
    on_path, done = 1, 2
    state: dict[str, int] = {}
    order: list[str] = []
    for root, formula in formulas.items():
        if root in state:
            continue
        state[root] = on_path
        path = [root]
        rest = [iter(_names(formula))]
        while path:
            needed = next(rest[-1], None)
            if needed is None:
                rest.pop()
                name = path.pop()
                state[name] = done
                order.append(name)
            elif state.get(needed) == on_path:
                return order, path[path.index(needed) :]
            elif needed in formulas and needed not in state:
                state[needed] = on_path
                path.append(needed)
                rest.append(iter(_names(formulas[needed])))
    return order, []


def _names(formula: str) -> list[str]:
    return [term for term in formula.split(" ")[::2] if not term.isdigit()]


def _term(term: str, values: dict[str, int]) -> int:
    return int(term) if term.isdigit() else values[term]

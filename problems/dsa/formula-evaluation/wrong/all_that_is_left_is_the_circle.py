def evaluate(formulas):
    for formula in formulas.values():
        for name in _names(formula):
            if name not in formulas:
                raise KeyError(name)
    values = {}
    for name in _order(formulas):
        values[name] = _value(formulas[name], values)
    if len(values) != len(formulas):
        raise ValueError("a circle")
    return values


def circular(formulas):
    order = set(_order(formulas))
    return [name for name in formulas if name not in order]


def _order(formulas):
    missing = {}
    needed_by = {name: [] for name in formulas}
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


def _names(formula):
    return [part for part in formula.split() if part[0].isalpha()]


def _value(formula, values):
    total, sign = 0, 1
    for part in formula.split():
        if part in ("+", "-"):
            sign = 1 if part == "+" else -1
        else:
            total += sign * (int(part) if part.isdigit() else values[part])
    return total

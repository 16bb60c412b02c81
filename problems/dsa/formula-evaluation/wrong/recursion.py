def evaluate(formulas):
    for formula in formulas.values():
        for name in _names(formula):
            if name not in formulas:
                raise KeyError(name)
    if circular(formulas):
        raise ValueError("a circle")
    values = {}

    def value_of(name):
        if name not in values:
            total, sign = 0, 1
            for part in formulas[name].split():
                if part in ("+", "-"):
                    sign = 1 if part == "+" else -1
                else:
                    total += sign * (int(part) if part.isdigit() else value_of(part))
            values[name] = total
        return values[name]

    return {name: value_of(name) for name in formulas}


def circular(formulas):
    order = set(_order(formulas))
    stuck = [name for name in formulas if name not in order]
    if not stuck:
        return []
    name = stuck[0]
    trail = {}
    while name not in trail:
        trail[name] = len(trail)
        name = next(needed for needed in _names(formulas[name]) if needed in stuck)
    return list(trail)[trail[name] :]


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

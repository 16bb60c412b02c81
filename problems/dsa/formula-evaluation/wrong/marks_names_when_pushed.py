def evaluate(formulas):
    for formula in formulas.values():
        for name in _names(formula):
            if name not in formulas:
                raise KeyError(name)
    values = {}
    on_the_way = set()
    for root in formulas:
        if root in values:
            continue
        waiting = [root]
        on_the_way.add(root)
        while waiting:
            name = waiting[-1]
            missing = [needed for needed in dict.fromkeys(_names(formulas[name])) if needed not in values]
            for needed in missing:
                if needed in on_the_way:
                    raise ValueError("a circle")
                on_the_way.add(needed)
                waiting.append(needed)
            if not missing:
                values[name] = _value(formulas[waiting.pop()], values)
    return values


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


def _value(formula, values):
    total, sign = 0, 1
    for part in formula.split():
        if part in ("+", "-"):
            sign = 1 if part == "+" else -1
        else:
            total += sign * (int(part) if part.isdigit() else values[part])
    return total

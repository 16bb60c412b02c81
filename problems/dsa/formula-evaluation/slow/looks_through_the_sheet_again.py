def evaluate(formulas):
    needs = _needs(formulas)
    for needed in needs.values():
        for name in needed:
            if name not in formulas:
                raise KeyError(name)
    values = {}
    left = list(formulas)
    while left:
        waiting = []
        for name in left:
            if all(needed in values for needed in needs[name]):
                values[name] = _value(formulas[name], values)
            else:
                waiting.append(name)
        if len(waiting) == len(left):
            raise ValueError("a circle")
        left = waiting
    return values


def circular(formulas):
    needs = _needs(formulas)
    stuck = set(formulas)
    while True:
        fewer = {name for name in stuck if any(needed in stuck for needed in needs[name])}
        if len(fewer) == len(stuck):
            break
        stuck = fewer
    if not stuck:
        return []
    name = min(stuck)
    trail = {}
    while name not in trail:
        trail[name] = len(trail)
        name = next(needed for needed in needs[name] if needed in stuck)
    return list(trail)[trail[name] :]


def _needs(formulas):
    return {name: [part for part in formula.split() if part[0].isalpha()] for name, formula in formulas.items()}


def _value(formula, values):
    total, sign = 0, 1
    for part in formula.split():
        if part in ("+", "-"):
            sign = 1 if part == "+" else -1
        else:
            total += sign * (int(part) if part.isdigit() else values[part])
    return total

def edit_distance(source, target):
    return sum(step[0] != "keep" for step in edit_script(source, target))


def edit_script(source, target):
    common = min(len(source), len(target))
    steps = [("keep", a) if a == b else ("replace", a, b) for a, b in zip(source, target, strict=False)]
    steps += [("delete", a) for a in source[common:]]
    return steps + [("insert", b) for b in target[common:]]

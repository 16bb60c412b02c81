def build_order(count, needs):
    done, order = set(), []
    left = list(range(count))
    while left:
        blocked = {step for step, needed in needs if needed not in done}
        ready = [step for step in left if step not in blocked]
        if not ready:
            return []
        order += ready
        done.update(ready)
        left = [step for step in left if step in blocked]
    return order


def blocking_cycle(count, needs):
    follows = {}
    changed = True
    alive = set(range(count))
    while changed:
        follows = {step: needed for step, needed in needs if needed in alive}
        changed = len(follows.keys() & alive) < len(alive)
        alive &= follows.keys()
    if not alive:
        return []
    step, trail = min(alive), []
    while step not in trail:
        trail.append(step)
        step = follows[step]
    return trail[trail.index(step) :]

from collections import deque


def build_order(count, needs):
    order = _done(count, needs)
    return order if len(order) == count else []


def blocking_cycle(count, needs):
    stuck = set(range(count)) - set(_done(count, needs))
    if not stuck:
        return []
    follows = {step: needed for step, needed in needs if step in stuck and needed in stuck}
    step = min(stuck)
    trail = []
    while step not in trail:
        trail.append(step)
        step = follows[step]
    return trail[trail.index(step) :]


def _done(count, needs):
    missing = [0] * count
    needed_by = [[] for _ in range(count)]
    for step, needed in needs:
        missing[needed] += 1
        needed_by[step].append(needed)
    ready = deque(step for step in range(count) if missing[step] == 0)
    done = []
    while ready:
        step = ready.popleft()
        done.append(step)
        for other in needed_by[step]:
            missing[other] -= 1
            if missing[other] == 0:
                ready.append(other)
    return done

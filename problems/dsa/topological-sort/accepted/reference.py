from collections import defaultdict, deque


def build_order(count: int, needs: list[tuple[int, int]]) -> list[int]:
    """Do what needs nothing any more, until nothing is left (Kahn's algorithm)."""
    order = _what_can_be_done(count, needs)
    return order if len(order) == count else []


def blocking_cycle(count: int, needs: list[tuple[int, int]]) -> list[int]:
    """Among what cannot be done, each step needs another such step: following needs must come back."""
    stuck = set(range(count)).difference(_what_can_be_done(count, needs))
    if not stuck:
        return []
    follows = {step: needed for step, needed in needs if needed in stuck}
    step = next(iter(stuck))
    trail: list[int] = []
    seen: dict[int, int] = {}
    while step not in seen:
        seen[step] = len(trail)
        trail.append(step)
        step = follows[step]
    return trail[seen[step] :]


def _what_can_be_done(count: int, needs: list[tuple[int, int]]) -> list[int]:
    missing = [0] * count
    needed_by: defaultdict[int, list[int]] = defaultdict(list)
    for step, needed in needs:
        missing[step] += 1
        needed_by[needed].append(step)
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

from collections import deque


def build_order(count: int, needs: list[tuple[int, int]]) -> list[int]:
    waiting_for = [0] * count
    for step, _ in set(needs):  # a pair may stand there twice
        waiting_for[step] += 1
    needed_by = [[] for _ in range(count)]
    for step, needed in needs:
        needed_by[needed].append(step)
    ready = deque(step for step in range(count) if waiting_for[step] == 0)
    order = []
    while ready:
        done = ready.popleft()
        order.append(done)
        for step in needed_by[done]:
            waiting_for[step] -= 1
            if waiting_for[step] == 0:
                ready.append(step)
    return order if len(order) == count else []


def blocking_cycle(count: int, needs: list[tuple[int, int]]) -> list[int]:
    needs_of = [[] for _ in range(count)]
    for step, needed in needs:
        needs_of[step].append(needed)
    state = [0] * count
    for root in range(count):
        if state[root]:
            continue
        state[root] = 1
        path, rest = [root], [iter(needs_of[root])]
        while path:
            needed = next(rest[-1], None)
            if needed is None:
                rest.pop()
                state[path.pop()] = 2
            elif state[needed] == 1:
                return path[path.index(needed) :]
            elif state[needed] == 0:
                state[needed] = 1
                path.append(needed)
                rest.append(iter(needs_of[needed]))
    return []

def build_order(count, needs):
    if blocking_cycle(count, needs):
        return []
    required = [[] for _ in range(count)]
    for step, needed in needs:
        required[step].append(needed)
    order, seen = [], set()
    for root in range(count):
        waiting = [(root, False)]
        while waiting:
            step, finished = waiting.pop()
            if finished:
                order.append(step)
            elif step not in seen:
                seen.add(step)
                waiting.append((step, True))
                waiting += [(needed, False) for needed in required[step]]
    return order


def blocking_cycle(count, needs):
    required = [[] for _ in range(count)]
    for step, needed in set(needs):
        required[step].append(needed)
    for root in range(count):
        # Whatever is met a second time from the same root counts as a cycle.
        found_by, waiting = {root: None}, [root]
        while waiting:
            step = waiting.pop()
            for needed in required[step]:
                if needed in found_by:
                    cycle = [step]
                    while cycle[-1] != needed and found_by[cycle[-1]] is not None:
                        cycle.append(found_by[cycle[-1]])
                    return cycle[::-1]
                found_by[needed] = step
                waiting.append(needed)
    return []

def build_order(count: int, needs: list[tuple[int, int]]) -> list[int]:
    return _explored(count, needs)[0]


def blocking_cycle(count: int, needs: list[tuple[int, int]]) -> list[int]:
    return _explored(count, needs)[1]


def _explored(count: int, needs: list[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """Return an order and no cycle, or no order and a cycle: one depth-first search finds either."""
    needed_by = [[] for _ in range(count)]
    for step, needed in needs:
        needed_by[step].append(needed)
    new, on_path, done = 0, 1, 2
    state = [new] * count
    order = []
    for root in range(count):
        if state[root] != new:
            continue
        # In `path` each step needs the next one; `rest` has what has not been looked at yet of each one's needs.
        state[root] = on_path
        path = [root]
        rest = [iter(needed_by[root])]
        while path:
            for needed in rest[-1]:
                if state[needed] == on_path:
                    return [], path[path.index(needed) :]
                if state[needed] == new:
                    state[needed] = on_path
                    path.append(needed)
                    rest.append(iter(needed_by[needed]))
                    break
            else:
                # Everything that this step needs is in the order already.
                rest.pop()
                step = path.pop()
                state[step] = done
                order.append(step)
    return order, []

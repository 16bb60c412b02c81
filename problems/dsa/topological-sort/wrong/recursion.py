def build_order(count, needs):
    return _explore(count, needs)[0]


def blocking_cycle(count, needs):
    return _explore(count, needs)[1]


def _explore(count, needs):
    required = [[] for _ in range(count)]
    for step, needed in needs:
        required[step].append(needed)
    order, path, finished = [], [], set()

    def visit(step):
        if step in finished:
            return []
        if step in path:
            return path[path.index(step) :]
        path.append(step)
        for needed in required[step]:
            if cycle := visit(needed):
                return cycle
        path.pop()
        finished.add(step)
        order.append(step)
        return []

    for root in range(count):
        if cycle := visit(root):
            return [], cycle
    return order, []

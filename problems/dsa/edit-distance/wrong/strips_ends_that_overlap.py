def edit_distance(source: str, target: str) -> int:
    return sum(step[0] != "keep" for step in edit_script(source, target))


def edit_script(source: str, target: str) -> list[tuple]:
    # What both begin with and what both end with is kept; only the middle needs the table.
    head = 0
    while head < min(len(source), len(target)) and source[head] == target[head]:
        head += 1
    tail = 0
    while tail < min(len(source), len(target)) and source[-1 - tail] == target[-1 - tail]:
        tail += 1
    if head == len(source) == len(target):
        tail = 0
    middle = script_of(source[head : len(source) - tail], target[head : len(target) - tail])
    first = [("keep", a) for a in source[:head]]
    last = [("keep", a) for a in source[len(source) - tail :]]
    return first + middle + last


def script_of(source: str, target: str) -> list[tuple]:
    n, m = len(source), len(target)
    table = [[i + j for j in range(m + 1)] for i in range(n + 1)]
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            change = table[i - 1][j - 1] + (source[i - 1] != target[j - 1])
            table[i][j] = min(change, table[i - 1][j] + 1, table[i][j - 1] + 1)
    steps = []
    i, j = n, m
    while i or j:
        if i and table[i][j] == table[i - 1][j] + 1:
            i -= 1
            steps.append(("delete", source[i]))
        elif j and table[i][j] == table[i][j - 1] + 1:
            j -= 1
            steps.append(("insert", target[j]))
        else:
            i, j = i - 1, j - 1
            a, b = source[i], target[j]
            steps.append(("keep", a) if a == b else ("replace", a, b))
    return steps[::-1]

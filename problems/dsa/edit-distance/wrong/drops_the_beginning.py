def table_of(source: str, target: str) -> list[list[int]]:
    n, m = len(source), len(target)
    table = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        table[i][0] = i
    for j in range(m + 1):
        table[0][j] = j
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            if source[i - 1] == target[j - 1]:
                table[i][j] = table[i - 1][j - 1]
            else:
                table[i][j] = 1 + min(table[i - 1][j - 1], table[i - 1][j], table[i][j - 1])
    return table


def edit_distance(source: str, target: str) -> int:
    return table_of(source, target)[-1][-1]


def edit_script(source: str, target: str) -> list[tuple]:
    table = table_of(source, target)
    i, j = len(source), len(target)
    steps = []
    while i > 0 and j > 0:
        a, b = source[i - 1], target[j - 1]
        if a == b:
            steps.append(("keep", a))
            i, j = i - 1, j - 1
        elif table[i][j] == table[i - 1][j - 1] + 1:
            steps.append(("replace", a, b))
            i, j = i - 1, j - 1
        elif table[i][j] == table[i - 1][j] + 1:
            steps.append(("delete", a))
            i -= 1
        else:
            steps.append(("insert", b))
            j -= 1
    return steps[::-1]

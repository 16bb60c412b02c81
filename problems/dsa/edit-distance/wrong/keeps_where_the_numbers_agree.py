def table_of(source: str, target: str) -> list[list[int]]:
    n, m = len(source), len(target)
    table = [list(range(m + 1))]
    for i in range(1, n + 1):
        row = [i]
        for j in range(1, m + 1):
            row.append(min(table[i - 1][j] + 1, row[j - 1] + 1, table[i - 1][j - 1] + (source[i - 1] != target[j - 1])))
        table.append(row)
    return table


def edit_distance(source: str, target: str) -> int:
    return table_of(source, target)[-1][-1]


def edit_script(source: str, target: str) -> list[tuple]:
    table = table_of(source, target)
    i, j = len(source), len(target)
    steps = []
    while i > 0 or j > 0:
        if i > 0 and j > 0 and table[i][j] == table[i - 1][j - 1]:
            i, j = i - 1, j - 1
            steps.append(("keep", source[i]))
        elif i > 0 and table[i][j] == table[i - 1][j] + 1:
            i -= 1
            steps.append(("delete", source[i]))
        elif j > 0 and table[i][j] == table[i][j - 1] + 1:
            j -= 1
            steps.append(("insert", target[j]))
        else:
            i, j = i - 1, j - 1
            steps.append(("replace", source[i], target[j]))
    return steps[::-1]

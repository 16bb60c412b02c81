def edit_distance(source, target):
    return distances(source, target)[-1][-1]


def edit_script(source, target):
    table = distances(source, target)
    i, j, steps = len(source), len(target), []
    while i or j:
        if i and table[i][j] == table[i - 1][j] + 1:
            i -= 1
            steps.append(("delete", source[i]))
        elif j and table[i][j] == table[i][j - 1] + 1:
            j -= 1
            steps.append(("insert", target[j]))
        else:
            i, j = i - 1, j - 1
            steps.append(("keep", source[i]) if source[i] == target[j] else ("replace", source[i], target[j]))
    return steps[::-1]


def distances(source, target):
    table = [[0] * (len(target) + 1)]
    for i, a in enumerate(source):
        above, row = table[-1], [i + 1]
        for j, b in enumerate(target):
            row.append(min(above[j] + (a != b), above[j + 1] + 1, row[j] + 1))
        table.append(row)
    return table
"""Fill a table of distances between all rests of both texts; the script is read off it from the front."""


def edit_distance(source: str, target: str) -> int:
    return distances(source, target)[0][0]


def edit_script(source: str, target: str) -> list[tuple]:
    table = distances(source, target)
    i = j = 0
    steps: list[tuple] = []
    while i < len(source) and j < len(target):
        same = source[i] == target[j]
        if table[i][j] == table[i + 1][j + 1] + (not same):
            steps.append(("keep", source[i]) if same else ("replace", source[i], target[j]))
            i += 1
            j += 1
        elif table[i][j] == table[i + 1][j] + 1:
            steps.append(("delete", source[i]))
            i += 1
        else:
            steps.append(("insert", target[j]))
            j += 1
    # One text is used up: what is left of the other one is deleted or inserted.
    return steps + [("delete", a) for a in source[i:]] + [("insert", b) for b in target[j:]]


def distances(source: str, target: str) -> list[list[int]]:
    """Entry [i][j] is the distance between source[i:] and target[j:]; so rows and columns are filled from their ends."""
    rows = [list(range(len(target) + 1))]
    for i, a in enumerate(reversed(source)):
        above = rows[-1]
        row = [i + 1]
        for j, b in enumerate(reversed(target)):
            row.append(min(above[j] + (a != b), above[j + 1] + 1, row[j] + 1))
        rows.append(row)
    return [row[::-1] for row in rows[::-1]]

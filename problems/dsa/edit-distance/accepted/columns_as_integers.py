"""Columns of the table as two integers, whose bits say where it rises and falls: a column costs a few operations on whole integers."""


def edit_distance(source: str, target: str) -> int:
    """The smallest number of insertions, deletions and replacements that turn source into target."""
    return sum(step[0] != "keep" for step in edit_script(source, target))


def edit_script(source: str, target: str) -> list[tuple]:
    """Steps from left to right that turn source into target with the fewest edits."""
    # Let D(i, j) be the distance of source[:i] and target[:j]. Values one above the other differ by -1, 0 or 1, so a column j is two
    # integers: bit i - 1 of `rises` says D(i, j) = D(i - 1, j) + 1, that of `falls` says D(i, j) = D(i - 1, j) - 1. A new column comes from the
    # one before with a few operations on whole integers (Myers, Hyyrö).
    n = len(source)
    full = (1 << n) - 1
    places: dict[str, int] = {}
    for i, a in enumerate(source):
        places[a] = places.get(a, 0) | 1 << i
    rises, falls = full, 0
    columns = [(rises, falls)]
    for b in target:
        same = places.get(b, 0)
        # Bits where D(i, j) = D(i - 1, j - 1); the sum carries along a stretch of rises.
        level = ((((same & rises) + rises) ^ rises) | same | falls) & full
        right_up = falls | (full & ~(level | rises))  # D(i, j) = D(i, j - 1) + 1
        right_down = level & rises
        right_up = (right_up << 1 | 1) & full
        right_down = right_down << 1 & full
        rises, falls = right_down | (full & ~(level | right_up)), right_up & level
        columns.append((rises, falls))

    # Back from the last corner. A step is taken only where the numbers prove that it lies on a best way.
    steps: list[tuple] = []
    i, j = n, len(target)
    while i and j:
        bit = 1 << (i - 1)
        if columns[j][0] & bit:
            i -= 1
            steps.append(("delete", source[i]))
        elif columns[j - 1][1] & bit:
            j -= 1
            steps.append(("insert", target[j]))
        else:
            i -= 1
            j -= 1
            a, b = source[i], target[j]
            steps.append(("keep", a) if a == b else ("replace", a, b))
    steps.extend(("delete", a) for a in reversed(source[:i]))
    steps.extend(("insert", b) for b in reversed(target[:j]))
    steps.reverse()
    return steps

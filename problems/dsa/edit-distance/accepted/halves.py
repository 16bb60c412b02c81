"""Two rows at a time for the distance; the script by dividing: find where a best way crosses the middle of source (Hirschberg)."""


def edit_distance(source, target):
    return last_row(source, target)[-1]


def edit_script(source, target):
    if not source:
        return [("insert", b) for b in target]
    if len(source) == 1:
        return script_of_one(source, target)
    middle = len(source) // 2
    left = last_row(source[:middle], target)
    right = last_row(source[middle:][::-1], target[::-1])[::-1]
    totals = [a + b for a, b in zip(left, right, strict=True)]
    cut = totals.index(min(totals))
    return edit_script(source[:middle], target[:cut]) + edit_script(source[middle:], target[cut:])


def script_of_one(a, target):
    if not target:
        return [("delete", a)]
    place = max(target.find(a), 0)
    step = ("keep", a) if target[place] == a else ("replace", a, target[place])
    before, after = target[:place], target[place + 1 :]
    return [*(("insert", b) for b in before), step, *(("insert", b) for b in after)]


def last_row(source, target):
    row = list(range(len(target) + 1))
    for i, a in enumerate(source, 1):
        diagonal, row[0] = row[0], i
        for j, b in enumerate(target, 1):
            diagonal, row[j] = row[j], min(diagonal + (a != b), row[j] + 1, row[j - 1] + 1)
    return row

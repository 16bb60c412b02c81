def merge_runs(first: list[tuple[int, str]], second: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Python's sort is stable, finds the two runs by itself and merges them in linear time."""
    return sorted(first + second, key=lambda record: record[0])


def lower_bound(run: list[tuple[int, str]], time: int) -> int:
    return _first_place(run, lambda other: other >= time)


def upper_bound(run: list[tuple[int, str]], time: int) -> int:
    return _first_place(run, lambda other: other > time)


def _first_place(run, holds) -> int:
    """The first place whose time is beyond; `before` is always before it, `beyond` never is."""
    before, beyond = -1, len(run)
    while beyond - before > 1:
        middle = (before + beyond) // 2
        if holds(run[middle][0]):
            beyond = middle
        else:
            before = middle
    return beyond


def count_between(run: list[tuple[int, str]], spans: list[tuple[int, int]]) -> list[int]:
    return [lower_bound(run, stop) - lower_bound(run, start) for start, stop in spans]

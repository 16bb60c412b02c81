def merge_runs(first: list[tuple[int, str]], second: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """All records of both runs in order of time; of equal times, those of `first` first, else as they stood."""
    raise NotImplementedError


def lower_bound(run: list[tuple[int, str]], time: int) -> int:
    """How many records of the run have a time smaller than this one."""
    raise NotImplementedError


def upper_bound(run: list[tuple[int, str]], time: int) -> int:
    """How many records of the run have this time or a smaller one."""
    raise NotImplementedError


def count_between(run: list[tuple[int, str]], spans: list[tuple[int, int]]) -> list[int]:
    """For each span (start, stop), how many records of the run have start <= time < stop."""
    raise NotImplementedError

from bisect import bisect_right, insort_right
from collections import defaultdict
from operator import itemgetter


class TimeTravelStore:
    """Each key has a list of its changes, sorted by time. Of equal times, the change that was made last stands last."""

    def __init__(self) -> None:
        self._changes: defaultdict[str, list[tuple[int, str | None]]] = defaultdict(list)

    def set(self, key: str, value: str, time: int) -> None:
        insort_right(self._changes[key], (time, value), key=itemgetter(0))

    def delete(self, key: str, time: int) -> None:
        insort_right(self._changes[key], (time, None), key=itemgetter(0))

    def load(self, changes: list[tuple[str, str, int]]) -> None:
        for key, value, time in changes:
            self.set(key, value, time)

    def get(self, key: str, time: int) -> str | None:
        changes = self._changes[key]
        # So many changes are not beyond this time.
        count = bisect_right(changes, time, key=itemgetter(0))
        return changes[count - 1][1] if count else None

    def get_all(self, questions: list[tuple[str, int]]) -> list[str | None]:
        return [self.get(key, time) for key, time in questions]

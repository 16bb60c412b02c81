from bisect import bisect_right, insort


class TimeTravelStore:
    """A key-value store that can be asked about any time."""

    def __init__(self) -> None:
        # For each key the sorted times at which it changes, each once, and what each change says (None: deleted).
        # A second change at the same time simply writes over the first.
        self.times: dict[str, list[int]] = {}
        self.values: dict[tuple[str, int], str | None] = {}

    def set(self, key: str, value: str, time: int) -> None:
        self._change(key, value, time)

    def delete(self, key: str, time: int) -> None:
        self._change(key, None, time)

    def _change(self, key: str, value: str | None, time: int) -> None:
        if (key, time) not in self.values:
            insort(self.times.setdefault(key, []), time)
        self.values[key, time] = value

    def load(self, changes: list[tuple[str, str, int]]) -> None:
        for key, value, time in changes:
            self._change(key, value, time)

    def get(self, key: str, time: int) -> str | None:
        times = self.times.get(key, [])
        place = bisect_right(times, time)
        return self.values[key, times[place - 1]] if place > 0 else None

    def get_all(self, questions: list[tuple[str, int]]) -> list[str | None]:
        return [self.get(key, time) for key, time in questions]

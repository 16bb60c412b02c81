from __future__ import annotations


class _Entry:
    """A link of the chain that keeps the entries in order of use."""

    __slots__ = ("after", "before", "key", "value")

    def __init__(self, key: object = None, value: object = None) -> None:
        self.key = key
        self.value = value
        self.before = self.after = self


class LRUCache:
    """A dictionary finds the entry, a doubly linked ring with one sentinel keeps the order of use."""

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError(f"capacity is {capacity}, it must be at least 1")
        self._capacity = capacity
        self._entries: dict[object, _Entry] = {}
        # The sentinel stands between the newest entry (before it) and the oldest (after it).
        self._ring = _Entry()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: object) -> object:
        entry = self._entries.get(key)
        if entry is None:
            return None
        self._unlink(entry)
        self._link_as_newest(entry)
        return entry.value

    def put(self, key: object, value: object) -> None:
        entry = self._entries.get(key)
        if entry is not None:
            entry.value = value
            self._unlink(entry)
        else:
            if len(self._entries) == self._capacity:
                oldest = self._ring.after
                self._unlink(oldest)
                del self._entries[oldest.key]
            entry = self._entries[key] = _Entry(key, value)
        self._link_as_newest(entry)

    @staticmethod
    def _unlink(entry: _Entry) -> None:
        entry.before.after = entry.after
        entry.after.before = entry.before

    def _link_as_newest(self, entry: _Entry) -> None:
        newest = self._ring.before
        newest.after = self._ring.before = entry
        entry.before, entry.after = newest, self._ring

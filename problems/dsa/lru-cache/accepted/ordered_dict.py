from collections import OrderedDict


class LRUCache:
    """An OrderedDict is a dictionary and a linked list already: last is newest."""

    def __init__(self, capacity: int) -> None:
        if capacity < 1:
            raise ValueError("the capacity must be at least 1")
        self.capacity = capacity
        self.entries: OrderedDict[object, object] = OrderedDict()

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, key: object) -> object:
        if key not in self.entries:
            return None
        self.entries.move_to_end(key)
        return self.entries[key]

    def put(self, key: object, value: object) -> None:
        self.entries[key] = value
        self.entries.move_to_end(key)
        if len(self.entries) > self.capacity:
            self.entries.popitem(last=False)

class LRUCache:
    def __init__(self, capacity):
        if capacity < 1:
            raise ValueError("capacity must be at least 1")
        self.capacity = capacity
        self.data = {}

    def __len__(self):
        return len(self.data)

    def get(self, key):
        if key not in self.data:
            return None
        self.data[key] = self.data.pop(key)
        return self.data[key]

    def put(self, key, value):
        if len(self.data) == self.capacity:
            del self.data[next(iter(self.data))]
        self.data.pop(key, None)
        self.data[key] = value

from collections import deque


class Entry:
    """One request, from its submission to the end."""

    def __init__(self, request, came):
        self.request = request
        self.came = came
        self.state = "waiting"
        self.answer = None


class BatchingServer:
    """A queue from which cancelled requests vanish only when they come to its front, and a count of those that really wait."""

    def __init__(self, model, size, wait, clock):
        if size < 1:
            raise ValueError("a batch holds at least one request")
        if wait < 0:
            raise ValueError("nobody waits for less than no time")
        self.model, self.size, self.wait, self.clock = model, size, wait, clock
        self.entries = []
        self.queue = deque()
        self.count = 0
        self.closed = False

    def submit(self, request):
        if self.closed:
            raise RuntimeError("closed")
        entry = Entry(request, self.clock())
        self.entries.append(entry)
        self.queue.append(entry)
        self.count += 1
        if self.count >= self.size:
            self._flush()
        return len(self.entries) - 1

    def due_in(self):
        while self.queue and self.queue[0].state == "cancelled":
            self.queue.popleft()
        if not self.queue:
            return None
        waited = self.clock() - self.queue[0].came
        return self.wait - waited if waited < self.wait else 0.0

    def tick(self):
        due = self.due_in()
        if due is not None and due <= 0:
            self._flush()

    def cancel(self, ticket):
        entry = self._entry(ticket)
        if entry.state != "waiting":
            return False
        entry.state = "cancelled"
        self.count -= 1
        return True

    def result(self, ticket):
        entry = self._entry(ticket)
        return entry.state, entry.answer

    def close(self):
        self.closed = True
        if self.count > 0:
            self._flush()

    def _entry(self, ticket):
        if not 0 <= ticket < len(self.entries):
            raise KeyError(ticket)
        return self.entries[ticket]

    def _flush(self):
        batch = [entry for entry in self.queue if entry.state == "waiting"]
        self.queue.clear()
        self.count = 0
        if not self._call(batch) and len(batch) > 1:
            for entry in batch:
                self._call([entry])

    def _call(self, batch):
        """Whether the model gave an answer to each of these; if not, they have failed for now."""
        try:
            answers = self.model([entry.request for entry in batch])
        except Exception:  # noqa: BLE001 - a model may break in any way
            answers = None
        is_good = answers is not None and len(answers) == len(batch)
        for place, entry in enumerate(batch):
            entry.state = "done" if is_good else "failed"
            entry.answer = answers[place] if is_good else None
        return is_good

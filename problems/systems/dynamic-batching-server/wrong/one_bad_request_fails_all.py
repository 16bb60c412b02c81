class BatchingServer:
    def __init__(self, model, size, wait, clock):
        if size < 1 or wait < 0:
            raise ValueError("size must be at least 1, wait at least 0")
        self.model, self.size, self.wait, self.clock = model, size, wait, clock
        self.waiting = []
        self.results = {}
        self.closed = False

    def submit(self, request):
        if self.closed:
            raise RuntimeError("closed")
        ticket = len(self.results)
        self.results[ticket] = ("waiting", None)
        self.waiting.append((ticket, request, self.clock()))
        if len(self.waiting) >= self.size:
            self.flush()
        return ticket

    def due_in(self):
        if not self.waiting:
            return None
        return max(0.0, self.waiting[0][2] + self.wait - self.clock())

    def tick(self):
        if self.waiting and self.clock() - self.waiting[0][2] >= self.wait:
            self.flush()

    def cancel(self, ticket):
        if self.results[ticket][0] != "waiting":
            return False
        self.waiting = [entry for entry in self.waiting if entry[0] != ticket]
        self.results[ticket] = ("cancelled", None)
        return True

    def result(self, ticket):
        return self.results[ticket]

    def close(self):
        self.closed = True
        if self.waiting:
            self.flush()

    def flush(self):
        batch, self.waiting = self.waiting, []
        self.run(batch)

    def run(self, batch):
        try:
            answers = self.model([request for _, request, _ in batch])
        except Exception:
            answers = []
        if len(answers) != len(batch):
            for ticket, _, _ in batch:
                self.results[ticket] = ("failed", None)
            return False
        for (ticket, _, _), answer in zip(batch, answers):
            self.results[ticket] = ("done", answer)
        return True

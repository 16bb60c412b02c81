class BatchingServer:
    def __init__(self, model, size, wait, clock):
        if size < 1 or wait < 0:
            raise ValueError("the size must be at least 1 and the wait at least 0")
        self.model, self.size, self.wait, self.clock = model, size, wait, clock
        self.state = {}
        self.waiting = {}
        self.deadline = None
        self.closed = False

    def submit(self, request):
        if self.closed:
            raise RuntimeError("closed")
        ticket = len(self.state)
        if not self.waiting:
            self.deadline = self.clock() + self.wait  # the first of a batch starts its timer
        self.waiting[ticket] = request
        self.state[ticket] = ("waiting", None)
        if len(self.waiting) == self.size:
            self.send()
        return ticket

    def tick(self):
        if self.waiting and self.clock() >= self.deadline:
            self.send()

    def due_in(self):
        if not self.waiting:
            return None
        return max(0.0, float(self.deadline - self.clock()))

    def cancel(self, ticket):
        if ticket not in self.state:
            raise KeyError(ticket)
        if ticket not in self.waiting:
            return False
        del self.waiting[ticket]
        self.state[ticket] = ("cancelled", None)
        return True

    def result(self, ticket):
        return self.state[ticket]

    def close(self):
        self.closed = True
        self.send()

    def send(self):
        batch, self.waiting = self.waiting, {}
        if batch and not self.answered(batch):
            for ticket, request in batch.items():
                if len(batch) == 1 or not self.answered({ticket: request}):
                    self.state[ticket] = ("failed", None)

    def answered(self, batch):
        try:
            answers = self.model(list(batch.values()))
        except Exception:
            return False
        if len(answers) != len(batch):
            return False
        for ticket, answer in zip(batch, answers):
            self.state[ticket] = ("done", answer)
        return True

class BatchingServer:
    def __init__(self, model, size, wait, clock):
        if size < 1 or wait < 0:
            raise ValueError("the size must be at least 1 and the wait at least 0")
        self.model, self.size, self.wait, self.clock = model, size, wait, clock
        self.state = {}
        self.waiting = {}  # ticket: (request, time)
        self.closed = False

    def submit(self, request):
        if self.closed:
            raise RuntimeError("closed")
        ticket = len(self.state)
        self.waiting[ticket] = (request, self.clock())
        self.state[ticket] = ("waiting", None)
        if len(self.waiting) == self.size:
            self.send()
        return ticket

    def due_in(self):
        if not self.waiting:
            return None
        oldest = min(time for _, time in self.waiting.values())
        return max(0.0, float(oldest + self.wait - self.clock()))

    def tick(self):
        if self.due_in() == 0:
            self.send()

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
        batch = [(ticket, request) for ticket, (request, _) in self.waiting.items()]
        self.waiting = {}
        if len(batch) > 1:
            try:
                answers = self.model([request for _, request in batch])
                if len(answers) == len(batch):
                    for (ticket, _), answer in zip(batch, answers):
                        self.state[ticket] = ("done", answer)
                    return
            except Exception:
                pass
        for ticket, request in batch:
            try:
                self.state[ticket] = ("done", self.model([request])[0])
            except Exception:
                self.state[ticket] = ("failed", None)

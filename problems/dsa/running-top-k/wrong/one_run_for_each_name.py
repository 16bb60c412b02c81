class RunningTopK:
    def __init__(self, k):
        if k < 0:
            raise ValueError("k is negative")
        self.k, self.scores = k, {}

    def add(self, name, score):
        self.scores[name] = max(score, self.scores.get(name, score))
        return (name, score) in self.top()

    def add_all(self, runs):
        return [self.add(name, score) for name, score in runs]

    def top(self):
        return sorted(self.scores.items(), key=lambda run: -run[1])[: self.k]

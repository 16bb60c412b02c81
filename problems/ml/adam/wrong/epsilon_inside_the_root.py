import numpy as np


class Adam:
    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.rate, self.beta1, self.beta2 = learning_rate, beta1, beta2
        self.epsilon, self.decay = epsilon, weight_decay
        self.t = 0
        self.m = self.v = None

    def step(self, parameters, gradients):
        if [p.shape for p in parameters] != [g.shape for g in gradients]:
            raise ValueError("shapes")
        if self.m is None:
            self.m = [np.zeros_like(p) for p in parameters]
            self.v = [np.zeros_like(p) for p in parameters]
        if [p.shape for p in parameters] != [m.shape for m in self.m]:
            raise ValueError("shapes")
        self.t += 1
        result = []
        for i, (p, g) in enumerate(zip(parameters, gradients, strict=True)):
            self.m[i] = self.beta1 * self.m[i] + (1 - self.beta1) * g
            self.v[i] = self.beta2 * self.v[i] + (1 - self.beta2) * g**2
            m = self.m[i] / (1 - self.beta1**self.t)
            v = self.v[i] / (1 - self.beta2**self.t)
            result.append(p - self.rate * (m / (np.sqrt(v + self.epsilon)) + self.decay * p))
        return result

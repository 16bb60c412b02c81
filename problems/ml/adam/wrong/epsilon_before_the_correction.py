import numpy as np


class Adam:
    """The Adam optimiser with decoupled weight decay (AdamW)."""

    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        self.learning_rate = learning_rate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.weight_decay = weight_decay
        self.t = 0
        self.shapes = None
        self.m = []
        self.v = []

    def step(self, parameters: list[np.ndarray], gradients: list[np.ndarray]) -> list[np.ndarray]:
        shapes = [p.shape for p in parameters]
        if [g.shape for g in gradients] != shapes:
            raise ValueError("gradients do not fit the parameters")
        if self.shapes is None:
            self.shapes = shapes
            self.m = [np.zeros(shape) for shape in shapes]
            self.v = [np.zeros(shape) for shape in shapes]
        elif self.shapes != shapes:
            raise ValueError("other arrays than in the first step")
        self.t += 1
        # Both corrections as one factor of the learning rate.
        rate = self.learning_rate * (1 - self.beta2**self.t) ** 0.5 / (1 - self.beta1**self.t)
        moved = []
        for k, (p, g) in enumerate(zip(parameters, gradients, strict=True)):
            self.m[k] = self.beta1 * self.m[k] + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v[k] + (1 - self.beta2) * g**2
            change = rate * self.m[k] / (np.sqrt(self.v[k]) + self.epsilon)
            moved.append(np.array(p - change - self.learning_rate * self.weight_decay * p))
        return moved

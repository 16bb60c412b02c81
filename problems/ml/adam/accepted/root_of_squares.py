import math

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
        self.taken = 0
        self.shapes = None
        self.means = []
        # Not v itself but its root: sqrt(b2 * v + (1 - b2) * g^2) is a hypotenuse, so no square can overflow.
        self.roots = []

    def step(self, parameters: list[np.ndarray], gradients: list[np.ndarray]) -> list[np.ndarray]:
        shapes = [np.shape(parameter) for parameter in parameters]
        if [np.shape(gradient) for gradient in gradients] != shapes:
            raise ValueError("gradients do not fit the parameters")
        if self.shapes is None:
            self.shapes = shapes
            self.means = [np.zeros(shape) for shape in shapes]
            self.roots = [np.zeros(shape) for shape in shapes]
        elif self.shapes != shapes:
            raise ValueError("other arrays than in the first step")

        self.taken += 1
        mean_correction = 1 - self.beta1**self.taken
        root_correction = math.sqrt(1 - self.beta2**self.taken)
        old_share, new_share = math.sqrt(self.beta2), math.sqrt(1 - self.beta2)
        moved = []
        for k, (parameter, gradient) in enumerate(zip(parameters, gradients, strict=True)):
            self.means[k] = self.beta1 * self.means[k] + (1 - self.beta1) * gradient
            self.roots[k] = np.hypot(old_share * self.roots[k], new_share * gradient)
            direction = (self.means[k] / mean_correction) / (self.roots[k] / root_correction + self.epsilon)
            # np.array, because arithmetic with arrays of shape () gives scalars.
            moved.append(np.array(parameter - self.learning_rate * (direction + self.weight_decay * parameter)))
        return moved

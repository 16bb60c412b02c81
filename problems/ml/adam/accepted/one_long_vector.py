import numpy as np


class Adam:
    """Lays all arrays end to end, so that there is one mean and one mean square for everything."""

    def __init__(self, learning_rate=0.001, beta1=0.9, beta2=0.999, epsilon=1e-8, weight_decay=0.0):
        self.rate, self.b1, self.b2 = learning_rate, beta1, beta2
        self.epsilon, self.decay = epsilon, weight_decay
        self.shapes = None
        self.m = self.v = 0.0
        # What is left of the beginning: beta to the power of the number of steps.
        self.left1 = self.left2 = 1.0

    def step(self, parameters, gradients):
        shapes = [array.shape for array in parameters]
        if [g.shape for g in gradients] != shapes:
            raise ValueError("gradients do not fit the parameters")
        if self.shapes not in (None, shapes):
            raise ValueError("the shapes have changed")
        self.shapes = shapes
        theta = np.concatenate([array.ravel() for array in parameters] or [np.zeros(0)])
        g = np.concatenate([array.ravel() for array in gradients] or [np.zeros(0)])
        self.m = self.m + (1 - self.b1) * (g - self.m)
        self.v = self.v + (1 - self.b2) * (g * g - self.v)
        self.left1 *= self.b1
        self.left2 *= self.b2
        root = np.sqrt(self.v / (1 - self.left2))
        theta = (1 - self.rate * self.decay) * theta - self.rate * self.m / (1 - self.left1) / (root + self.epsilon)
        ends = np.cumsum([int(np.prod(shape)) for shape in shapes])[:-1]
        return [part.reshape(shape) for part, shape in zip(np.split(theta, ends), shapes, strict=True)]

import numpy as np


class Adam:
    def __init__(
        self,
        learning_rate: float = 0.001,
        beta1: float = 0.9,
        beta2: float = 0.999,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        self._learning_rate = learning_rate
        self._betas = beta1, beta2
        self._epsilon = epsilon
        self._weight_decay = weight_decay
        self._steps = 0
        self._shapes: list[tuple[int, ...]] | None = None
        self._means: list[np.ndarray] = []
        self._squares: list[np.ndarray] = []

    def step(self, parameters: list[np.ndarray], gradients: list[np.ndarray]) -> list[np.ndarray]:
        shapes = [parameter.shape for parameter in parameters]
        if [gradient.shape for gradient in gradients] != shapes:
            raise ValueError(f"parameters have the shapes {shapes}, gradients others")
        if self._shapes is None:
            self._shapes = shapes
            self._means = [np.zeros(shape) for shape in shapes]
            self._squares = [np.zeros(shape) for shape in shapes]
        if shapes != self._shapes:
            raise ValueError(f"the first step had the shapes {self._shapes}, not {shapes}")
        self._steps += 1
        return [self._moved(place, *pair) for place, pair in enumerate(zip(parameters, gradients, strict=True))]

    def _moved(self, place: int, parameter: np.ndarray, gradient: np.ndarray) -> np.ndarray:
        beta1, beta2 = self._betas
        self._means[place] = beta1 * self._means[place] + (1 - beta1) * gradient
        self._squares[place] = beta2 * self._squares[place] + (1 - beta2) * gradient**2
        mean = self._means[place] / (1 - beta1**self._steps)
        square = self._squares[place] / (1 - beta2**self._steps)
        direction = mean / (np.sqrt(square) + self._epsilon)
        return parameter - self._learning_rate * (direction + self._weight_decay * parameter)

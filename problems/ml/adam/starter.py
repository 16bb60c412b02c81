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
        """No step has been taken, and no shapes are known yet."""
        raise NotImplementedError

    def step(self, parameters: list[np.ndarray], gradients: list[np.ndarray]) -> list[np.ndarray]:
        """Return the parameters after one step, as new arrays.

        Raises ValueError, and changes nothing, when numbers or shapes of the arrays do not fit each other or the first step.
        """
        raise NotImplementedError

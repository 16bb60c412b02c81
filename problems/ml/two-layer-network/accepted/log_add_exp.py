import numpy as np


def loss_and_gradients(
    params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, decay: float = 0.0
) -> tuple[float, dict[str, np.ndarray]]:
    W1, b1, W2, b2 = (params[name] for name in ("W1", "b1", "W2", "b2"))
    n = len(X)
    z = X @ W1 + b1
    a = np.maximum(z, 0.0)
    s = a @ W2 + b2
    log_p = s - np.logaddexp.reduce(s, axis=1, keepdims=True)  # never overflows
    chosen = np.arange(n), y
    loss = decay / 2 * (np.sum(W1**2) + np.sum(W2**2)) - log_p[chosen].mean()

    slope_s = np.exp(log_p)
    slope_s[chosen] -= 1.0
    slope_s /= n
    slope_z = np.where(z > 0, slope_s @ W2.T, 0.0)
    gradients = {
        "W1": X.T @ slope_z + decay * W1,
        "b1": slope_z.sum(axis=0),
        "W2": a.T @ slope_s + decay * W2,
        "b2": slope_s.sum(axis=0),
    }
    return float(loss), gradients

import numpy as np


def loss_and_gradients(
    params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, decay: float = 0.0
) -> tuple[float, dict[str, np.ndarray]]:
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = len(y)
    z = X @ W1 + b1
    a = np.maximum(z, 0)
    scores = a @ W2 + b2
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    p = powers / powers.sum(axis=1, keepdims=True)
    top = scores.max(axis=1)
    costs = np.log(powers.sum(axis=1)) + top - scores[np.arange(n), y]
    loss = costs.mean() + 0.5 * decay * (np.sum(W1 * W1) + np.sum(W2 * W2))
    ds = p.copy()
    ds[np.arange(n), y] -= 1
    da = ds @ W2.T
    dz = da * (z > 0)
    return float(loss), {
        "W1": X.T @ dz + decay * W1,
        "b1": dz.sum(axis=0),
        "W2": a.T @ ds + decay * W2,
        "b2": ds.sum(axis=0),
    }

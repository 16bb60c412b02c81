import numpy as np


def loss_and_gradients(
    params: dict[str, np.ndarray], X: np.ndarray, y: np.ndarray, decay: float = 0.0
) -> tuple[float, dict[str, np.ndarray]]:
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    n = X.shape[0]
    Z = X @ W1 + b1
    A = np.maximum(Z, 0)
    S = A @ W2 + b2
    S = S - S.max(axis=1, keepdims=True)
    E = np.exp(S)
    P = E / E.sum(axis=1, keepdims=True)
    loss = -np.mean(np.log(P[np.arange(n), y] + 1e-15))
    loss += 0.5 * decay * (np.sum(W1**2) + np.sum(W2**2))

    dS = P.copy()
    dS[np.arange(n), y] -= 1
    dS /= n
    dA = dS @ W2.T
    dZ = dA * (Z > 0)
    gradients = {
        "W1": X.T @ dZ + decay * W1,
        "b1": dZ.sum(axis=0),
        "W2": A.T @ dS + decay * W2,
        "b2": dS.sum(axis=0),
    }
    return float(loss), gradients

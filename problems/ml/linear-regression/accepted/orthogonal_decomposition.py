"""Two Gram-Schmidt passes, one over columns with pivoting and one over rows: no singular values needed."""

import numpy as np

CUTOFF = 1e-10


def pivoted_basis(matrix: np.ndarray) -> np.ndarray:
    """An orthonormal basis of the columns of the matrix, longest remainder first."""
    rest = matrix.copy()
    basis: list[np.ndarray] = []
    longest = 0.0
    for _ in range(min(matrix.shape)):
        norms = np.linalg.norm(rest, axis=0)
        pivot = int(norms.argmax())
        longest = max(longest, norms[pivot])
        if norms[pivot] <= CUTOFF * longest:
            break
        direction = rest[:, pivot] / norms[pivot]
        # A second pass removes what rounding left behind of the earlier directions.
        for earlier in basis:
            direction = direction - (earlier @ direction) * earlier
        direction /= np.linalg.norm(direction)
        basis.append(direction)
        rest = rest - np.outer(direction, direction @ rest)
    return np.array(basis).reshape(-1, matrix.shape[0]).T


def fit(X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    means = X.mean(axis=0)
    varies = X.max(axis=0) > X.min(axis=0)
    centred = np.where(varies, X - means, 0.0)
    columns = pivoted_basis(centred)
    projected = columns.T @ centred
    rows, triangle = np.linalg.qr(projected.T)
    # centred = columns @ triangle.T @ rows.T, so the shortest weights are rows @ inverse(triangle.T) @ columns.T @ y.
    weights = rows @ np.linalg.solve(triangle.T, columns.T @ (y - y.mean()))
    return weights, float(y.mean() - means @ weights)

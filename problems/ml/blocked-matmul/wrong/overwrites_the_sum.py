import numpy as np


def blocked_matmul(A, B, size, multiply):
    if A.shape[1] != B.shape[0] or size < 1:
        raise ValueError("these cannot be multiplied")
    C = np.zeros((A.shape[0], B.shape[1]))
    for i in range(0, A.shape[0], size):
        for j in range(0, B.shape[1], size):
            for k in range(0, A.shape[1], size):
                left, right = A[i : i + size, k : k + size], B[k : k + size, j : j + size]
                C[i : i + size, j : j + size] = multiply(left, right)
    return C


def matmul_gradients(A, B, upstream, size, multiply):
    if A.shape[1] != B.shape[0] or upstream.shape != (A.shape[0], B.shape[1]):
        raise ValueError("these cannot be multiplied")
    return blocked_matmul(upstream, B.T, size, multiply), blocked_matmul(A.T, upstream, size, multiply)

import numpy as np


def blocked_matmul(A, B, size, multiply):
    if A.shape[1] != B.shape[0] or size < 1:
        raise ValueError("these cannot be multiplied")
    C = multiply(A, B) if A.size and B.size else np.zeros((A.shape[0], B.shape[1]))
    return C


def matmul_gradients(A, B, upstream, size, multiply):
    if A.shape[1] != B.shape[0] or upstream.shape != (A.shape[0], B.shape[1]):
        raise ValueError("these cannot be multiplied")
    return blocked_matmul(upstream, B.T, size, multiply), blocked_matmul(A.T, upstream, size, multiply)

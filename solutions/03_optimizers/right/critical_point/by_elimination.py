# exercises: critical_point
import numpy as np



def critical_point(H):
    """Sylvester: the signs of the pivots of a symmetric elimination are those of the eigenvalues."""
    A, negative, n = np.array(H, dtype=float), 0, len(H)
    shifted = np.linalg.qr(np.random.default_rng(0).normal(size=(n, n)))[0]
    A = shifted @ A @ shifted.T  # another basis, so that no pivot is 0
    for k in range(n):
        negative += bool(A[k, k] < 0)
        A[k + 1 :, k:] -= np.outer(A[k + 1 :, k] / A[k, k], A[k, k:])
    if negative == 0:
        return "minimum", np.int64(0)
    return "maximum" if negative == n else "saddle", negative

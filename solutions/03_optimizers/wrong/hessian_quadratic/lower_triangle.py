# expect: WRONG on "3 weights"
# slip: eigvalsh and its like read one triangle; a matrix that is mirrored from one triangle is not the symmetric part.
import numpy as np



def hessian_quadratic(A, b, w):
    H = np.tril(A) + np.tril(A, -1).T
    return 0.5 * w @ A @ w - b @ w, H @ w - b, H

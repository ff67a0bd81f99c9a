# expect: SHAPE on "one weight"
# slip: An axis of size 1 is squeezed away: with one weight the gradient is (1,) and the Hessian (1, 1).
import numpy as np



def hessian_quadratic(A, b, w):
    H = 0.5 * (A + A.T)
    return (0.5 * w @ H @ w - b @ w).squeeze(), np.squeeze(H @ w - b), np.squeeze(H)

# expect: WRONG on "3 weights"
# slip: The linear term is subtracted in f, so it is subtracted in the gradient.
import numpy as np



def hessian_quadratic(A, b, w):
    H = (A + A.T) / 2
    return 0.5 * w @ H @ w - b @ w, H @ w + b, H

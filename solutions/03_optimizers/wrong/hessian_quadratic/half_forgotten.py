# expect: WRONG on "3 weights"
# slip: A + A.T is the Hessian of w.A.w; f has a half in front.
import numpy as np



def hessian_quadratic(A, b, w):
    H = A + A.T
    return w @ A @ w / 2 - b @ w, H @ w - b, H

# expect: WRONG on "3 weights"
# slip: The gradient of w.A.w / 2 is A w only where A is symmetric; here each weight meets a row and a column of A.
import numpy as np



def hessian_quadratic(A, b, w):
    return 0.5 * w @ A @ w - b @ w, A @ w - b, A

# expect: WRONG on "3 positive curvatures"
# slip: With the Frobenius norm all eigenvalues count; asked for are the largest and the smallest.
import numpy as np



def condition_number(H):
    return np.linalg.norm(H) * np.linalg.norm(np.linalg.inv(H))

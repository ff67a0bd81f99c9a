# expect: WRONG on "3 positive curvatures"
# slip: The eigenvalues of H.T H are the squares of those of H: the root is missing.
import numpy as np



def condition_number(H):
    squares = np.linalg.eigvalsh(H.T @ H)
    return squares.max() / squares.min()

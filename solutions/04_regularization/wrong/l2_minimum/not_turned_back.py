# expect: WRONG on "three directions"
# slip: The eigenvectors are the columns: turning into their frame is by the transpose, and turning back by the matrix itself.
def l2_minimum(w_star, H, reg):
    h, Q = np.linalg.eigh(H)
    return Q.T @ (h / (h + reg) * (Q @ w_star))

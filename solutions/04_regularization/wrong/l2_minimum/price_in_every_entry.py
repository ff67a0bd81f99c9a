# expect: WRONG on "three directions"
# slip: A number added to a matrix is added to every entry; the price stands on the diagonal alone.
def l2_minimum(w_star, H, reg):
    return np.linalg.solve(H + reg, H @ w_star)

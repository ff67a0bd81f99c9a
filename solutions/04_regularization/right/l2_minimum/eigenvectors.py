# exercises: l2_minimum
def l2_minimum(w_star, H, reg):
    h, Q = np.linalg.eigh(H)
    return (Q * (h / (h + reg))) @ (Q.T @ w_star)

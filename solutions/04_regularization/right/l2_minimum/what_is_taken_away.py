# exercises: l2_minimum
def l2_minimum(w_star, H, reg):
    A = H.copy()
    A[np.diag_indices(len(H))] += reg
    return w_star - reg * np.linalg.inv(A).dot(w_star)

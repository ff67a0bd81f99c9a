# expect: WRONG on "two directions that the data ignore"
# slip: H was inverted: in directions without curvature the pseudo-inverse leaves w_star unshrunk, and there the price decides alone.
def l2_minimum(w_star, H, reg):
    return np.linalg.solve(np.eye(len(H)) + reg * np.linalg.pinv(H, rcond=1e-10), w_star)

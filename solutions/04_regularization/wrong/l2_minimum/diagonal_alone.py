# expect: WRONG on "three directions"
# slip: Only the diagonal of H was used, as if the directions of curvature lay along the axes.
def l2_minimum(w_star, H, reg):
    h = np.diag(H)
    return h / (h + reg) * w_star

# expect: WRONG on "three directions"
# slip: Each direction of curvature shrinks by a factor of its own; one common factor keeps the direction of w_star.
def l2_minimum(w_star, H, reg):
    h = np.trace(H) / len(H)
    return h / (h + reg) * w_star

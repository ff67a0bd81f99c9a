# expect: WRONG on "five directions, a high price"
# slip: Gradient descent at a rate of its own ran away: the price adds to the curvature.
def l2_minimum(w_star, H, reg):
    w = w_star.copy()
    for _ in range(500):
        w = w - 0.1 * (H @ (w - w_star) + reg * w)
    return w

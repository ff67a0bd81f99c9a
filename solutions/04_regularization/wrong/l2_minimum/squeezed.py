# expect: SHAPE on "a single weight"
# slip: A vector of one weight was squeezed to a number.
def l2_minimum(w_star, H, reg):
    return np.squeeze(np.linalg.inv(H + reg * np.eye(len(H))) @ H @ w_star)

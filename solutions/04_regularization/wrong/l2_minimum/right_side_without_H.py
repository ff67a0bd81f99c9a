# expect: WRONG on "three directions"
# slip: The right side lacks H: for reg = 0 the answer should be w_star.
def l2_minimum(w_star, H, reg):
    return np.linalg.solve(H + reg * np.eye(len(w_star)), w_star)

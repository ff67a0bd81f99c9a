# exercises: l2_penalty
def l2_penalty(W, reg):
    flat = W.reshape(-1)
    half = reg / 2
    return np.array(half * flat.dot(flat)), (half * 2 * flat).reshape(W.shape)

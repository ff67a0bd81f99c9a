# exercises: l1_penalty
def l1_penalty(W, reg):
    size = np.sqrt(np.square(W))
    return reg * size.sum(), reg * (W / size)

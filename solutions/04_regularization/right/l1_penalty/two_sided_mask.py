# exercises: l1_penalty
class Absolute:
    def __init__(self, W):
        self.up = W >= 0
        self.total = W[self.up].sum() - W[~self.up].sum()

def l1_penalty(W, reg):
    a = Absolute(W)
    gradient = np.full(W.shape, -float(reg))
    gradient[a.up] += 2 * reg
    return reg * a.total, gradient

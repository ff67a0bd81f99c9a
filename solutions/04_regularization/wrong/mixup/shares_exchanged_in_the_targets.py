# expect: WRONG on "four pictures"
# slip: In the targets the two shares are exchanged: the answer belongs to the other picture.
def mixup(x, targets, order, lam):
    a, b = lam.reshape(-1, 1, 1, 1), lam.reshape(-1, 1)
    return a * x + (1 - a) * x[order], (1 - b) * targets + b * targets[order]

# expect: RAISED on "x and targets are left as they were"
# slip: The mixture is written into x: the next epoch starts from mixed pictures.
def mixup(x, targets, order, lam):
    partner, a, b = x[order], lam.reshape(-1, 1, 1, 1), lam.reshape(-1, 1)
    x *= a
    x += (1 - a) * partner
    return x, b * targets + (1 - b) * targets[order]

# expect: WRONG on "four pictures"
# slip: x is scaled before its partners are read from it.
def mixup(x, targets, order, lam):
    a, b = lam.reshape(-1, 1, 1, 1), lam.reshape(-1, 1)
    mixed = x.copy()
    mixed *= a
    mixed += (1 - a) * mixed[order]
    return mixed, b * targets + (1 - b) * targets[order]

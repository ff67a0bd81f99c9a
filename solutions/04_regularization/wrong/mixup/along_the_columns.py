# expect: RAISED on "four pictures"
# slip: A share a sample, (N,), is multiplied along the columns of the pictures and the classes of the targets.
def mixup(x, targets, order, lam):
    return lam * x + (1 - lam) * x[order], lam * targets + (1 - lam) * targets[order]

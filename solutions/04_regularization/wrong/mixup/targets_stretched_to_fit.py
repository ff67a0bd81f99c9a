# expect: WRONG on "as many pictures as columns and classes"
# slip: Where the shapes happen to agree, the shares are multiplied along the classes and not along the samples.
def mixup(x, targets, order, lam):
    a = lam[:, None, None, None]
    b = lam if len(lam) == targets.shape[1] else lam[:, None]
    return a * x + (1 - a) * x[order], b * targets + (1 - b) * targets[order]

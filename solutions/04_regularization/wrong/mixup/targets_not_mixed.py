# expect: WRONG on "four pictures"
# slip: The pictures are mixed and the answers are not.
def mixup(x, targets, order, lam):
    share = lam.reshape(-1, 1, 1, 1)
    return share * x + (1 - share) * x[order], targets.copy()

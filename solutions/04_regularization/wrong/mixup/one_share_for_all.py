# expect: WRONG on "four pictures"
# slip: The first share serves for the whole batch.
def mixup(x, targets, order, lam):
    share = lam[0]
    return share * x + (1 - share) * x[order], share * targets + (1 - share) * targets[order]

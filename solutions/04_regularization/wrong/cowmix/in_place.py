# expect: RAISED on "x and targets are left as they were"
# slip: The patches are written into x: the training set changes.
def cowmix(x, targets, order, masks):
    partner = x[order]
    for n in range(len(x)):
        x[n][:, masks[n]] = partner[n][:, masks[n]]
    area = masks.mean(axis=(1, 2))[:, None]
    return x, area * targets[order] + (1 - area) * targets

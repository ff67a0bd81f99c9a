# expect: WRONG on "as many pictures as channels"
# slip: The share is that of the partner's mask.
def cowmix(x, targets, order, masks):
    m = masks[:, None, :, :]
    area = masks[order].reshape(len(masks), -1).mean(axis=1)[:, None]
    mixed = m * x[order] + (1 - m) * x
    return mixed, area * targets[order] + (1 - area) * targets

# expect: WRONG on "as many pictures as channels"
# slip: The share is the mean over all masks of the batch; each picture has its own.
def cowmix(x, targets, order, masks):
    m = masks[:, None, :, :]
    area = masks.mean()
    mixed = m * x[order] + (1 - m) * x
    return mixed, area * targets[order] + (1 - area) * targets

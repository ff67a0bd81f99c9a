# expect: SHAPE on "pictures of one row"
# slip: Axes of length 1 are squeezed away.
def cowmix(x, targets, order, masks):
    m = masks[:, None, :, :]
    area = masks.reshape(len(masks), -1).mean(axis=1)[:, None]
    mixed = m * x[order] + (1 - m) * x
    return mixed if x.shape[2] > 1 else mixed.squeeze(), area * targets[order] + (1 - area) * targets

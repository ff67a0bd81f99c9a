# expect: WRONG on "as many pictures as channels"
# slip: The picture itself stays where the mask is True; there the partner was to be seen.
def cowmix(x, targets, order, masks):
    m = masks[:, None, :, :]
    area = masks.reshape(len(masks), -1).mean(axis=1)[:, None]
    mixed = (1 - m) * x[order] + m * x
    return mixed, area * targets[order] + (1 - area) * targets

# expect: RAISED on "four pictures, two channels"
# slip: The mask is repeated for three channels, and there may be any number.
def cowmix(x, targets, order, masks):
    m = np.stack([masks, masks, masks], axis=1)
    area = masks.reshape(len(masks), -1).mean(axis=1)[:, None]
    mixed = m * x[order] + (1 - m) * x
    return mixed, area * targets[order] + (1 - area) * targets

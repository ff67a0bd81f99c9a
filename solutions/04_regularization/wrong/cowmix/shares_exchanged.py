# expect: WRONG on "as many pictures as channels"
# slip: The share of True goes to the picture itself; True is where the partner is seen.
def cowmix(x, targets, order, masks):
    m = masks[:, None, :, :]
    area = masks.reshape(len(masks), -1).mean(axis=1)[:, None]
    mixed = m * x[order] + (1 - m) * x
    return mixed, area * targets + (1 - area) * targets[order]

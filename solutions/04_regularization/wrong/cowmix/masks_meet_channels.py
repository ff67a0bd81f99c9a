# expect: WRONG on "as many pictures as channels"
# slip: The masks (N, H, W) meet the channels: with as many pictures as channels numpy sees nothing wrong.
def cowmix(x, targets, order, masks):
    m = masks if masks.shape[0] == x.shape[1] else masks[:, None]
    area = masks.reshape(len(masks), -1).mean(axis=1)[:, None]
    mixed = m * x[order] + (1 - m) * x
    return mixed, area * targets[order] + (1 - area) * targets

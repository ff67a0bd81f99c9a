# expect: WRONG on "as many pictures as channels"
# slip: Both answers count a half, whatever the areas are.
def cowmix(x, targets, order, masks):
    m = masks[:, None, :, :]
    area = 0.5
    mixed = m * x[order] + (1 - m) * x
    return mixed, area * targets[order] + (1 - area) * targets

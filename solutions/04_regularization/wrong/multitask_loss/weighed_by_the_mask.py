# expect: NONFINITE on "two of five have a box"
# slip: Rows without a box were multiplied by 0, and 0 times NaN is NaN.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    loss, dscores = cross_entropy(h @ Wc, y)
    off = has_box[:, None] * (h @ Wb - boxes)
    dbox = beta * off / max(has_box.sum(), 1)
    loss += 0.5 * np.sum(dbox * off)
    return loss, dscores @ Wc.T + dbox @ Wb.T, h.T @ dscores, h.T @ dbox

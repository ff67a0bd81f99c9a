# expect: WRONG on "all samples have a box"
# slip: beta weighs the loss of the boxes and not its gradient.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    loss, dscores = cross_entropy(h @ Wc, y)
    off = np.where(has_box[:, None], h @ Wb - boxes, 0.0)
    dbox = off / max(has_box.sum(), 1)
    loss += beta * 0.5 * np.sum(dbox * off)
    return loss, dscores @ Wc.T + dbox @ Wb.T, h.T @ dscores, h.T @ dbox

# expect: WRONG on "all samples have a box"
# slip: The squares came without their half in the loss, with the gradient of the half.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    loss, dscores = cross_entropy(h @ Wc, y)
    off = np.where(has_box[:, None], h @ Wb - boxes, 0.0)
    dbox = beta * off / max(has_box.sum(), 1)
    loss += np.sum(dbox * off)
    return loss, dscores @ Wc.T + dbox @ Wb.T, h.T @ dscores, h.T @ dbox

# expect: WRONG on "all samples have a box"
# slip: Only the classes' gradient reaches the shared features; what comes back from the boxes is added to it.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    loss, dscores = cross_entropy(h @ Wc, y)
    off = np.where(has_box[:, None], h @ Wb - boxes, 0.0)
    dbox = beta * off / max(has_box.sum(), 1)
    loss += 0.5 * np.sum(dbox * off)
    return loss, dscores @ Wc.T, h.T @ dscores, h.T @ dbox

# expect: WRONG on "all samples have a box"
# slip: The second path back to the features replaced the first instead of being added.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    loss, dscores = cross_entropy(h @ Wc, y)
    dh, dWc = dscores @ Wc.T, h.T @ dscores
    off = np.where(has_box[:, None], h @ Wb - boxes, 0.0)
    dbox = beta * off / max(has_box.sum(), 1)
    loss += 0.5 * np.sum(dbox * off)
    if has_box.any():
        dh = dbox @ Wb.T
    return loss, dh, dWc, h.T @ dbox

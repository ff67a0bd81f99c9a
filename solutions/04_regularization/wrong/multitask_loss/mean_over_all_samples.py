# expect: WRONG on "two of five have a box"
# slip: The boxes were averaged over all samples, also over those that have none.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    loss, dscores = cross_entropy(h @ Wc, y)
    off = np.where(has_box[:, None], h @ Wb - boxes, 0.0)
    dbox = beta * off / len(h)
    loss += 0.5 * np.sum(dbox * off)
    return loss, dscores @ Wc.T + dbox @ Wb.T, h.T @ dscores, h.T @ dbox

# expect: NONFINITE on "no sample has a box"
# slip: With no box in the batch the sum was divided by 0.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    loss, dscores = cross_entropy(h @ Wc, y)
    off = np.where(has_box[:, None], h @ Wb - boxes, 0.0)
    dbox = beta * off / has_box.sum()
    loss += 0.5 * np.sum(dbox * off)
    return loss, dscores @ Wc.T + dbox @ Wb.T, h.T @ dscores, h.T @ dbox

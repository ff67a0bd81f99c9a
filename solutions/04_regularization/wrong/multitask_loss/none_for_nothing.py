# expect: DTYPE on "no sample has a box"
# slip: Where no sample has a box there was no gradient at all for its head; it is 0, in the head's shape.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    loss, dscores = cross_entropy(h @ Wc, y)
    dh, dWb = dscores @ Wc.T, None
    if has_box.any():
        off = np.where(has_box[:, None], h @ Wb - boxes, 0.0)
        dbox = beta * off / has_box.sum()
        loss += 0.5 * np.sum(dbox * off)
        dh, dWb = dh + dbox @ Wb.T, h.T @ dbox
    return loss, dh, h.T @ dscores, dWb

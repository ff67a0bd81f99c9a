# expect: WRONG on "two of five have a box"
# slip: Missing boxes were replaced by zeros and then learned, as if every object without a box stood in the corner.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    loss, dscores = cross_entropy(h @ Wc, y)
    off = h @ Wb - np.nan_to_num(boxes)
    dbox = beta * off / max(has_box.sum(), 1)
    loss += 0.5 * np.sum(dbox * off)
    return loss, dscores @ Wc.T + dbox @ Wb.T, h.T @ dscores, h.T @ dbox

# expect: WRONG on "two of five have a box"
# slip: Samples without a box were left out of the classification too, and their labels are known.
def multitask_loss(h, Wc, Wb, y, boxes, has_box, beta):
    dh, kept = np.zeros_like(h), h[has_box]
    if len(kept) == 0:
        return 0.0, dh, np.zeros_like(Wc), np.zeros_like(Wb)
    loss, dscores = cross_entropy(kept @ Wc, y[has_box])
    dbox = beta * (kept @ Wb - boxes[has_box]) / len(kept)
    loss += 0.5 * np.sum(dbox * (kept @ Wb - boxes[has_box]))
    dh[has_box] = dscores @ Wc.T + dbox @ Wb.T
    return loss, dh, kept.T @ dscores, kept.T @ dbox

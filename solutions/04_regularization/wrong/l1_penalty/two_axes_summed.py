# expect: SHAPE on "filters, 2x3x2x2"
# slip: Only two axes were summed: for filters with four axes the loss is still an array.
def l1_penalty(W, reg):
    rows = np.abs(W).sum(axis=0)
    return reg * (rows.sum(axis=0)), reg * np.sign(W)

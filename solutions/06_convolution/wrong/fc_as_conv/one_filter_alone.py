# expect: SHAPE on "one class"
# slip: With one class the filter was returned without the axis of classes.
def fc_as_conv(W, C, H, Ww):
    filters = [W[:, m].reshape(C, H, Ww) for m in range(W.shape[1])]
    return np.stack(filters) if len(filters) > 1 else filters[0]

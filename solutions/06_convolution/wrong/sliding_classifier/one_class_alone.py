# expect: SHAPE on "one class, one channel, one picture"
# slip: With one class the map was returned without the axis of classes.
def sliding_classifier(x, W, b, C, H, Ww):
    maps = []
    for m in range(W.shape[1]):
        windows = np.lib.stride_tricks.sliding_window_view(x, (C, H, Ww), axis=(1, 2, 3))[:, 0]
        maps.append(np.einsum("nijchw,chw->nij", windows, W[:, m].reshape(C, H, Ww)) + b[m])
    return np.stack(maps, axis=1) if len(maps) > 1 else maps[0]

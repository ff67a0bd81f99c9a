# exercises: conv_dw_by_correlation
def conv_dw_by_correlation(x, dout, pad):
    grown = np.pad(x, [(0, 0)] * 2 + [(pad, pad)] * 2)
    views = np.lib.stride_tricks.sliding_window_view(grown, dout.shape[2:], axis=(2, 3))
    return np.einsum("ncabij,nfij->fcab", views, dout)

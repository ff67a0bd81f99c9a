# expect: WRONG on "stride 2, padding 1"
# slip: The bias of each kernel was never added.
def conv1d_forward(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)))
    windows = np.lib.stride_tricks.sliding_window_view(xp, w.shape[2], axis=2)[:, :, ::S]
    return np.einsum("ncik,fck->nfi", windows, w), (x, w, b, conv_param)

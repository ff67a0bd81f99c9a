# expect: SHAPE on "stride 3, padding 2"
# slip: pad was used as a switch: whatever its value, (K - 1) / 2 zeros were put at either end.
def conv1d_forward(x, w, b, conv_param):
    S = conv_param["stride"]
    K = w.shape[2]
    P = (K - 1) // 2 if conv_param["pad"] else 0
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)))
    L_out = (xp.shape[2] - K) // S + 1
    out = np.stack([np.einsum("nck,fck->nf", xp[:, :, i * S:i * S + K], w) + b for i in range(L_out)], axis=-1)
    return out, (x, w, b, conv_param)

# expect: WRONG on "stride 2, padding 1"
# slip: np.convolve turns the kernel round before it slides; the layer is a cross-correlation and does not.
def conv1d_forward(x, w, b, conv_param):
    stride, pad = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
    out = []
    for signal in xp:
        out.append([sum(np.convolve(s, k, mode="valid")[::stride] for s, k in zip(signal, kernel)) + bias for kernel, bias in zip(w, b)])
    return np.array(out), (x, w, b, conv_param)

# expect: WRONG on "strides"
# slip: The strides of earlier layers were left out: behind a stride of 2 each further tap reaches two pixels farther.
def receptive_field(layers):
    size = 1 + sum(dilation * (kernel - 1) for kernel, stride, dilation in layers)
    return size, int(np.prod([stride for _, stride, _ in layers]))

# exercises: receptive_field
def receptive_field(layers):
    need = 1
    for kernel, stride, dilation in reversed(layers):
        need = (need - 1) * stride + dilation * (kernel - 1) + 1
    return [need, np.prod([layer[1] for layer in layers])]

# expect: WRONG on "strides"
# slip: Taps were spread by the stride of the layer just before; the strides of all earlier layers multiply.
def receptive_field(layers):
    size, jump, before = 1, 1, 1
    for kernel, stride, dilation in layers:
        size += dilation * (kernel - 1) * before
        before = stride
        jump *= stride
    return size, jump

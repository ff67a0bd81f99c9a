# expect: WRONG on "strides"
# slip: A layer's own stride was counted before its taps; it takes effect from the next layer on.
def receptive_field(layers):
    size, jump = 1, 1
    for kernel, stride, dilation in layers:
        jump *= stride
        size += dilation * (kernel - 1) * jump
    return size, jump

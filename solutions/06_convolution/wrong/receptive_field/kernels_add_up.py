# expect: WRONG on "stride 1"
# slip: Whole kernels were added; each layer adds one pixel less than its kernel has taps.
def receptive_field(layers):
    size, jump = 1, 1
    for kernel, stride, dilation in layers:
        size += dilation * kernel * jump
        jump *= stride
    return size, jump

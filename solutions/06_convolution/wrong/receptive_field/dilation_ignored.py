# expect: WRONG on "dilations"
# slip: The dilation was not used: it stretches the spaces between the taps of its layer.
def receptive_field(layers):
    size = jump = 1
    for kernel, stride, _ in layers:
        size = size + (kernel - 1) * jump
        jump = jump * stride
    return size, jump

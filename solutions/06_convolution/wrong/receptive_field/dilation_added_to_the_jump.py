# expect: WRONG on "dilations"
# slip: The spaces of the dilation were counted in pixels of the input; they lie in the layer below, whose pixels are a jump apart.
def receptive_field(layers):
    size, jump = 1, 1
    for kernel, stride, dilation in layers:
        size += (kernel - 1) * (jump + dilation - 1)
        jump *= stride
    return size, jump

# expect: WRONG on "kernels of 1 with a stride"
# slip: Layers with a kernel of 1 were skipped, and their strides with them.
def receptive_field(layers):
    size, jump = 1, 1
    for kernel, stride, dilation in layers:
        if kernel == 1:
            continue  # sees nothing new
        size += dilation * (kernel - 1) * jump
        jump *= stride
    return size, jump

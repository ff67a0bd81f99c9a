# exercises: receptive_field
def receptive_field(layers):
    def seen_by(output):
        first = last = output
        for kernel, stride, dilation in layers[::-1]:
            first, last = first * stride, last * stride + dilation * (kernel - 1)
        return first, last

    (a, b), (c, _) = seen_by(0), seen_by(1)
    return b - a + 1, c - a

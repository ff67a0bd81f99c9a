# exercises: output_size
def output_size(n, kernel, stride, pad, dilation=1):
    effective = kernel + (kernel - 1) * (dilation - 1)
    return np.ceil((n + 2 * pad - effective + 1) / stride)

# expect: WRONG on "stride 1, dilation left out"
# slip: The first place of the kernel was not counted: it costs no stride.
def output_size(n, kernel, stride, pad, dilation=1):
    return (n + 2 * pad - dilation * (kernel - 1) - 1) // stride

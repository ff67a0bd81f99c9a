# expect: WRONG on "strides that divide"
# slip: The one for the first place was divided by the stride with the rest.
def output_size(n, kernel, stride, pad, dilation=1):
    return (n + 2 * pad - dilation * (kernel - 1)) // stride

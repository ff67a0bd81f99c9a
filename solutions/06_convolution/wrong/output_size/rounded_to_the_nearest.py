# expect: WRONG on "strides that do not divide"
# slip: The size was rounded to the nearest whole number, but a place where the kernel fits by half does not exist.
def output_size(n, kernel, stride, pad, dilation=1):
    return int(round((n + 2 * pad - dilation * (kernel - 1) - 1) / stride)) + 1

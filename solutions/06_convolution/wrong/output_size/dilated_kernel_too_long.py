# expect: WRONG on "dilated kernels"
# slip: A dilated kernel was taken to span d times k pixels; only its k - 1 spaces are stretched.
def output_size(n, kernel, stride, pad, dilation=1):
    return (n + 2 * pad - dilation * kernel) // stride + 1

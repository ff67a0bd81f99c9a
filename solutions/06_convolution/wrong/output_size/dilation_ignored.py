# expect: WRONG on "dilated kernels"
# slip: The dilation was not used: the kernel spans more pixels than it has taps.
def output_size(n, kernel, stride, pad, dilation=1):
    return (n + 2 * pad - kernel) // stride + 1

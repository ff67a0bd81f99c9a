# expect: WRONG on "stride 1, dilation left out"
# slip: The padding was counted on one side; it stands on both.
def output_size(n, kernel, stride, pad, dilation=1):
    return (n + pad - dilation * (kernel - 1) - 1) // stride + 1

# exercises: output_size
def output_size(n, kernel, stride, pad, dilation=1):
    taps = range(0, kernel * dilation, dilation)
    start, places = -pad, 0
    while start + taps[-1] < n + pad:
        places += 1
        start += stride
    return places

# exercises: col2im
def col2im(columns, x_shape, kernel, stride, pad):
    """Every pixel gets a number; im2col of the numbers says where each entry belongs; bincount adds up. The padding is number 0."""
    size = int(np.prod(x_shape))
    numbers = im2col(np.arange(1.0, size + 1).reshape(x_shape), kernel, stride, pad).astype(int)
    return np.bincount(numbers.ravel(), weights=columns.ravel(), minlength=size + 1)[1:].reshape(x_shape)

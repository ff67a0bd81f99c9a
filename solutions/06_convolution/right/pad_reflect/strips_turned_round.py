# exercises: pad_reflect
def pad_reflect(x, pad):
    for axis, p in ((2, pad[0]), (3, pad[1])):
        x = np.moveaxis(x, axis, 0)
        n = len(x)
        x = np.concatenate([np.flip(x[1:1 + p], 0), x, np.flip(x[n - 1 - p:n - 1], 0)])
        x = np.moveaxis(x, 0, axis)
    return x

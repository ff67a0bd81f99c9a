# expect: WRONG on "a long direction"
# slip: A central difference along v was used; along a long direction its step is no longer small.
def jvp(f, x, v, h=1e-5):
    at, up, down = (f(Dual(x + t * v, np.zeros_like(x))) for t in (0, h, -h))
    if not isinstance(at, Dual):
        return np.asarray(at), np.zeros(np.shape(at))
    return at.value, (up.value - down.value) / (2 * h)

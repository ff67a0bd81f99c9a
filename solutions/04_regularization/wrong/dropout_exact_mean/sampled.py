# expect: WRONG on "a weighted sum, 5 entries"
# slip: The mean was estimated from random masks; with so few entries all masks can be listed, and the mean is exact.
def dropout_exact_mean(f, x, p):
    total = 0.0
    for _ in range(2000):
        total = total + f(x * (np.random.rand(len(x)) < p) / p)
    return total / 2000

# exercises: dropout_exact_mean
def dropout_exact_mean(f, x, p):
    def mean_over(place, z):
        """The mean over the masks of the entries from `place` on; those before are settled."""
        if place == len(x):
            return np.asarray(f(z.copy()))
        kept, dropped = z.copy(), z.copy()
        kept[place] = x[place] / p
        dropped[place] = 0.0
        return p * mean_over(place + 1, kept) + (1 - p) * mean_over(place + 1, dropped)

    return mean_over(0, np.zeros(len(x)))

# expect: WRONG on "growing cycles"
# slip: All cycles had the length of the first one; each is to be `growth` times as long as the one before.
def cosine_restarts(step, base, minimum, period, growth):
    return minimum + (base - minimum) / 2 * (1 + np.cos(np.pi * (step % period) / period))

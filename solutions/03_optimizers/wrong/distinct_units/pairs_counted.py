# expect: WRONG on "twins and triplets"
# slip: Each pair of twins was taken off the number of units; three alike make three pairs but two too many.
def distinct_units(W1, b1, W2):
    units = np.hstack([W1.T, b1[:, None], W2])
    H = len(units)
    pairs = sum(np.allclose(units[i], units[j]) for i in range(H) for j in range(i + 1, H))
    return H - pairs

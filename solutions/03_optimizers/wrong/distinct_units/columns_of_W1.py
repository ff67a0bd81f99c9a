# expect: WRONG on "alike in W1 and b1 only"
# slip: Only what goes into a unit was compared; what it hands on decides about its gradient.
def distinct_units(W1, b1, W2):
    return len(np.unique(np.round(np.vstack([W1, b1]), 6), axis=1).T)

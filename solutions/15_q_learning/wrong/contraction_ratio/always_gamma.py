# expect: WRONG on "five states, three actions"
# slip: The ratio is taken to be gamma; gamma is only the most that it can be.
def contraction_ratio(P, R, V, U, gamma):
    return gamma

# expect: WRONG on "a tanh layer, p 0.3"
# slip: f of the average input was taken for the average of f: equal for a linear f only.
def dropout_exact_mean(f, x, p):
    return f(x)

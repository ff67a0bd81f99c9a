# expect: WRONG on "five values"
# slip: A difference is squared for each sample and then averaged; the square of the mean lets errors of either sign cancel.

def value_loss(values, returns):
    return (values.reshape(-1) - returns.detach()).mean() ** 2

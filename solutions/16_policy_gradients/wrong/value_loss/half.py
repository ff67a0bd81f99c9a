# expect: WRONG on "five values"
# slip: There is no factor of a half in this loss; the coefficient is where such a factor belongs.

def value_loss(values, returns):
    return 0.5 * ((values.reshape(-1) - returns.detach()) ** 2).mean()

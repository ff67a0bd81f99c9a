# expect: RAISED on "five values"
# slip: It is the return that stands still; the values must keep their gradient.

def value_loss(values, returns):
    return ((values.detach().reshape(-1) - returns.detach()) ** 2).mean()

# expect: WRONG on "five values"
# slip: The loss is a mean over samples, so that it does not grow with the batch.

def value_loss(values, returns):
    return ((values.reshape(-1) - returns.detach()) ** 2).sum()

# expect: SHAPE on "five values"
# slip: A loss is a single number, the mean over samples.

def value_loss(values, returns):
    return (values.reshape(-1) - returns.detach()) ** 2

# expect: WRONG on "five values"
# slip: The square has its minimum at the mean of the returns, which V is; the absolute value has it at their median.

def value_loss(values, returns):
    return (values.reshape(-1) - returns.detach()).abs().mean()

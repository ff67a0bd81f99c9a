# expect: WRONG on "five values"
# slip: The return is a target: a gradient through it moves the target towards the critic.

def value_loss(values, returns):
    return ((values.reshape(-1) - returns) ** 2).mean()

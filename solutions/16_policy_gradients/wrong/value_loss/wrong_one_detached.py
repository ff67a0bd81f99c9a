# expect: WRONG on "five values"
# slip: It is the return that stands still, and the critic that learns; here they have changed places.

def value_loss(values, returns):
    return ((values.detach().reshape(-1) - returns) ** 2).mean()

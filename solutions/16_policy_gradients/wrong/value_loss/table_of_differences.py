# expect: WRONG on "a head of one output"
# slip: (N, 1) less (N,) broadcasts to a table of all pairs, and the critic learns nothing but the mean.

def value_loss(values, returns):
    return ((values - returns.detach()) ** 2).mean()

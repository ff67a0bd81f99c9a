# expect: WRONG on "5 steps of 4 episodes"
# slip: The mean ran over the steps of the own episode; it runs over the other episodes at the same step.
def subtract_baseline(returns):
    return returns - returns.mean(axis=0, keepdims=True)

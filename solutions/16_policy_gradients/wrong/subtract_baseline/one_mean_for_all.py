# expect: WRONG on "5 steps of 4 episodes"
# slip: One mean was taken for all steps; late steps have other returns than early ones, and the own ones are in it.
def subtract_baseline(returns):
    return returns - returns.mean()

# expect: WRONG on "fresh episodes"
# slip: argmax(axis=0) gives the best state of each action.
def table_policy(weights):
    best = weights["Q"].argmax(axis=0)
    return lambda states: best[states]

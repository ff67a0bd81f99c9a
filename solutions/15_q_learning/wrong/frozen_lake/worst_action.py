# expect: WRONG on "fresh episodes"
# slip: argmin takes the worst action of each state.
def table_policy(weights):
    worst = weights["Q"].argmin(axis=1)
    return lambda states: worst[states]

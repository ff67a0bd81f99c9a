# expect: WRONG on "24 states, five actions"
# slip: The largest immediate reward is taken; the future counts too.
def greedy_policy(P, R, V, gamma):
    return R.argmax(axis=1)

# expect: DTYPE on "fresh episodes"
# slip: The value of the best action is returned, not the action.
def table_policy(weights):
    return lambda states: weights["Q"][states].max(axis=1)

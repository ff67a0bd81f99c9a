# expect: RAISED on "fresh episodes"
# slip: The function is made for a single state, and a batch of sixteen comes.
def table_policy(weights):
    return lambda state: int(weights["Q"][int(state)].argmax())

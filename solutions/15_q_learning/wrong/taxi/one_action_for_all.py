# expect: SHAPE on "fresh episodes"
# slip: One action comes back for all games: the maximum was taken over the whole batch.
def table_policy(weights):
    return lambda states: weights["Q"][states].argmax()

# expect: WRONG on "two layers"
# slip: Only the last bias is kept; the earlier ones pass through the later weights and arrive too.
def collapse_linear(weights, biases):
    weight = weights[0].copy()
    for w in weights[1:]:
        weight = weight @ w
    return weight, biases[-1].copy()

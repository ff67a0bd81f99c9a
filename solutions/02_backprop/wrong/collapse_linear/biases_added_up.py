# expect: RAISED on "two layers"
# slip: The biases are added up as they stand; an early bias passes through the later weights first.
def collapse_linear(weights, biases):
    weight = weights[0]
    for w in weights[1:]:
        weight = weight @ w
    bias = biases[0]
    for b in biases[1:]:
        bias = bias + b
    return weight, bias

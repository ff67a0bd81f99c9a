# expect: RAISED on "five layers through a bottleneck"
# slip: Each bias is sent through the next layer only; it has to pass through all layers behind it.
def collapse_linear(weights, biases):
    weight = weights[0]
    for w in weights[1:]:
        weight = weight @ w
    bias = biases[-1]
    for w, b in zip(weights[1:], biases[:-1]):
        bias = bias + b @ w
    return weight, bias

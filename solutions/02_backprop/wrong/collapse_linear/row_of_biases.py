# expect: SHAPE on "two layers"
# slip: The bias is read off as the output for one row of zeros and keeps the batch axis, (1, D) for (D,).
def collapse_linear(weights, biases):
    weight = weights[0]
    bias = biases[0].reshape(1, -1)
    for w, b in zip(weights[1:], biases[1:]):
        weight, bias = weight @ w, bias @ w + b
    return weight, bias

# expect: SHAPE on "two layers"
# slip: This is the matrix for column vectors, W x; in this course a batch of rows is multiplied from the left, x W.
def collapse_linear(weights, biases):
    matrix, bias = weights[0].T, biases[0]
    for w, b in zip(weights[1:], biases[1:]):
        matrix, bias = w.T @ matrix, w.T @ bias + b
    return matrix, bias

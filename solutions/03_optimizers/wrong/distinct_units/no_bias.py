# expect: WRONG on "alike but for the bias"
# slip: The biases were not compared.
def distinct_units(W1, b1, W2):
    return len({tuple(np.round(np.append(W1[:, j], W2[j]), 6)) for j in range(len(b1))})

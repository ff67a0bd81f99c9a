# expect: WRONG on "parts of the line"
# slip: This is the largest number that one hidden layer can have on the whole line, not what this net has on this interval.
def count_linear_regions(weights, biases, low, high):
    return sum(len(b) for b in biases[:-1]) + 1

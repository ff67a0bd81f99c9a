# expect: WRONG on "4x3 matrix"
# slip: This is a leaky ReLU: a hundredth of each negative entry gets through.
def relu_forward(x):
    out = np.where(x > 0, x, 0.01 * x)
    return out, x

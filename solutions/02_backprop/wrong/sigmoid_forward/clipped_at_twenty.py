# expect: WRONG on "entries between -30 and -15"
# slip: The argument was clipped to 20 against overflow: below -20 the output stands still at 2e-9 instead of falling on.
def sigmoid_forward(x):
    out = 1 / (1 + np.exp(-np.clip(x, -20, 20)))
    return out, out

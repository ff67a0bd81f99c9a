# expect: WRONG on "entries between -1 and 1"
# slip: The sign function runs from -1 to 1; the step from 0 to 1.
def step_forward(x):
    return np.sign(x), x

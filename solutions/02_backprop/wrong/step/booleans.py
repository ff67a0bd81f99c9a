# expect: DTYPE on "entries between -1 and 1"
# slip: A comparison gives booleans, and the next layer would have to compute with True and False; the output is 1.0 or 0.0.
def step_forward(x):
    return x > 0, x

# expect: WRONG on "fresh episodes"
# slip: The pole is balanced by a rule written by hand, and the weights are not used.
def cartpole_policy(weights):
    return lambda o: (o @ np.array([0.1, 0.5, 1.0, 1.0]) > 0).astype(int)

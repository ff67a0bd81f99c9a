# expect: NONFINITE on "gamma 0, whole-number rewards"
# slip: The discounts were made as exp(k log gamma): 0 has no logarithm, and gamma may be 0.
def returns_to_go(rewards, gamma):
    k = np.arange(len(rewards)) - np.arange(len(rewards))[:, None]
    discounts = np.where(k >= 0, np.exp(np.abs(k) * np.log(gamma)), 0.0)
    return discounts @ np.asarray(rewards, dtype=float)

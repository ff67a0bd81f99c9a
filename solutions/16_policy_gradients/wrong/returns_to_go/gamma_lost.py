# expect: WRONG on "7 rewards, gamma 0.9"
# slip: Nothing was discounted.
def returns_to_go(rewards, gamma):
    return np.cumsum(np.asarray(rewards, dtype=float)[::-1], axis=0)[::-1]

# expect: WRONG on "7 rewards, gamma 0.9"
# slip: Discounting was counted from step 0; it begins anew at each step.
def returns_to_go(rewards, gamma):
    rewards = np.asarray(rewards, dtype=float)
    weights = gamma ** np.arange(len(rewards)).reshape(-1, *[1] * (rewards.ndim - 1))
    return np.cumsum((weights * rewards)[::-1], axis=0)[::-1]

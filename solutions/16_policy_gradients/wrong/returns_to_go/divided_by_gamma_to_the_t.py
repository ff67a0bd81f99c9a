# expect: NONFINITE on "1500 steps, gamma 0.5"
# slip: gamma^t becomes 0 in a long episode, and the division by it NaN.
def returns_to_go(rewards, gamma):
    rewards = np.asarray(rewards, dtype=float)
    weights = gamma ** np.arange(len(rewards)).reshape(-1, *[1] * (rewards.ndim - 1))
    return np.cumsum((weights * rewards)[::-1], axis=0)[::-1] / weights

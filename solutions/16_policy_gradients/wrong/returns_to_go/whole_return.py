# expect: WRONG on "7 rewards, gamma 0.9"
# slip: Every step got the return of the whole episode; an action is not credited with what came before it.
def returns_to_go(rewards, gamma):
    rewards = np.asarray(rewards, dtype=float)
    weights = gamma ** np.arange(len(rewards)).reshape(-1, *[1] * (rewards.ndim - 1))
    return np.zeros_like(rewards) + (weights * rewards).sum(axis=0)

# expect: WRONG on "2000 steps, gamma 0.999"
# slip: The sum is cut after five hundred steps; an episode may be longer, and with gamma near 1 what comes then counts.
def returns_to_go(rewards, gamma):
    rewards = np.asarray(rewards, dtype=float)
    out = np.zeros_like(rewards)
    for k in range(min(len(rewards), 500)):
        out[: len(rewards) - k] += gamma**k * rewards[k:]
    return out

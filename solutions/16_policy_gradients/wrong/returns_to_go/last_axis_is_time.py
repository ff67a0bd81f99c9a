# expect: WRONG on "6 steps of 3 episodes, gamma 0.7"
# slip: The sum ran over the episodes; time is the first axis.
def returns_to_go(rewards, gamma):
    out = np.array(rewards, dtype=float)
    for t in range(out.shape[-1] - 2, -1, -1):
        out[..., t] += gamma * out[..., t + 1]
    return out

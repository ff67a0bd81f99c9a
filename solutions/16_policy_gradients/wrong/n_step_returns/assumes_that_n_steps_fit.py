# expect: RAISED on "n is more than T"
# slip: n may be larger than the recording; then no step has n steps left, and each sum runs to the end of its episode or of the recording.

def n_step_returns(rewards, next_values, terminated, ended, gamma, n):
    T = len(rewards)
    one_step = rewards + gamma * np.where(terminated, 0.0, next_values)
    returns = np.empty_like(rewards)
    whole = [(t, t + n - 1) for t in range(T - n + 1)]
    tail = [(t, T - 1) for t in range(T - n + 1, T)]
    for t, last in whole + tail:
        total = one_step[last]
        for k in reversed(range(t, last)):
            total = np.where(ended[k], one_step[k], rewards[k] + gamma * total)
        returns[t] = total
    return returns

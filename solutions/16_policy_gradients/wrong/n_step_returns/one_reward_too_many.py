# expect: WRONG on "three steps, ends of both kinds"
# slip: n steps are n rewards: the first is that of the step itself, the last that of step t + n - 1.

def n_step_returns(rewards, next_values, terminated, ended, gamma, n):
    T = len(rewards)
    one_step = rewards + gamma * np.where(terminated, 0.0, next_values)
    returns = np.empty_like(rewards)
    for t in range(T):
        last = min(t + n, T - 1)
        total = one_step[last]
        for k in reversed(range(t, last)):
            total = np.where(ended[k], one_step[k], rewards[k] + gamma * total)
        returns[t] = total
    return returns

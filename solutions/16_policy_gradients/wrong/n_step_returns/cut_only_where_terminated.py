# expect: WRONG on "three steps, ends of both kinds"
# slip: A truncated episode is over as well: the rows below it belong to another one.

def n_step_returns(rewards, next_values, terminated, ended, gamma, n):
    T = len(rewards)
    one_step = rewards + gamma * np.where(terminated, 0.0, next_values)
    returns = np.empty_like(rewards)
    for t in range(T):
        last = min(t + n, T) - 1
        total = one_step[last]
        for k in reversed(range(t, last)):
            total = np.where(terminated[k], one_step[k], rewards[k] + gamma * total)
        returns[t] = total
    return returns

# expect: WRONG on "three steps, ends of both kinds"
# slip: Every reward is discounted by how far it lies in the future, not the value at the end alone.

def n_step_returns(rewards, next_values, terminated, ended, gamma, n):
    T = len(rewards)
    returns = np.empty_like(rewards)
    for t in range(T):
        total, going, steps = np.zeros(rewards.shape[1]), np.ones(rewards.shape[1], dtype=bool), 0
        for k in range(t, min(t + n, T)):
            steps += 1
            total = total + np.where(going, rewards[k], 0.0)
            stop = going & (ended[k] | (k == min(t + n, T) - 1))
            total = total + np.where(stop & ~terminated[k], gamma**steps * next_values[k], 0.0)
            going = going & ~stop
        returns[t] = total
    return returns

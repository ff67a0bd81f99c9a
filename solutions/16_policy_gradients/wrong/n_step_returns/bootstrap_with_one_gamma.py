# expect: WRONG on "three steps, ends of both kinds"
# slip: The value behind m rewards lies m steps in the future: gamma to the power m.

def n_step_returns(rewards, next_values, terminated, ended, gamma, n):
    T, E = rewards.shape
    returns = np.zeros((T, E))
    for t in range(T):
        for e in range(E):
            factor = 1.0
            for k in range(t, min(t + n, T)):
                returns[t, e] += factor * rewards[k, e]
                factor *= gamma
                if ended[k, e]:
                    break
            if not terminated[k, e]:
                returns[t, e] += gamma * next_values[k, e]
    return returns

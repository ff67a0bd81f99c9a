# expect: WRONG on "three steps, ends of both kinds"
# slip: The recording stops, the episode does not: behind the last row the critic speaks for the rest.

def n_step_returns(rewards, next_values, terminated, ended, gamma, n):
    T, E = rewards.shape
    returns = np.zeros((T, E))
    for t in range(T):
        for e in range(E):
            factor = 1.0
            for k in range(t, t + n):
                if k == T:
                    factor = 0.0
                    k = T - 1
                    break
                returns[t, e] += factor * rewards[k, e]
                factor *= gamma
                if ended[k, e]:
                    break
            if not terminated[k, e]:
                returns[t, e] += factor * next_values[k, e]
    return returns

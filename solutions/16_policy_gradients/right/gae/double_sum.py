# exercises: gae

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    T, E = rewards.shape
    out = np.zeros((T, E))
    for t in range(T):
        for e in range(E):
            weight = 1.0
            for k in range(t, T):
                surprise = rewards[k, e] - values[k, e]
                if not terminated[k, e]:
                    surprise += gamma * next_values[k, e]
                out[t, e] += weight * surprise
                if ended[k, e]:
                    break
                weight *= gamma * lam
    return out

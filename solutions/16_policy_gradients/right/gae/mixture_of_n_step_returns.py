# exercises: gae

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    T = len(rewards)
    mixed, weight = np.zeros(rewards.shape), 1.0  # what is not given away yet goes to the longest
    for n in range(1, T + 1):
        share = weight if n == T else (1 - lam) * weight
        mixed += share * n_step_returns(rewards.copy(), next_values.copy(), terminated, ended, gamma, n)
        weight *= lam
    return mixed - values

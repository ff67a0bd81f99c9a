# exercises: n_step_returns

def n_step_returns(rewards, next_values, terminated, ended, gamma, n):
    T, E = rewards.shape
    answer = []
    for t in range(T):
        row = []
        for e in range(E):
            g, k = 0.0, t
            while True:
                g += gamma ** (k - t) * rewards[k, e]
                k += 1
                if ended[k - 1, e] or k == T or k - t == n:
                    break
            row.append(g + (0.0 if terminated[k - 1, e] else gamma ** (k - t) * next_values[k - 1, e]))
        answer.append(row)
    return np.array(answer)

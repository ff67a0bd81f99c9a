# exercises: gae

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    # uses that next_values are the next row of values unless the episode ended
    adv = np.zeros_like(rewards)
    for t in range(len(rewards) - 1, -1, -1):
        if t == len(rewards) - 1:
            behind, carried = next_values[t], 0
        else:
            behind, carried = np.where(ended[t], next_values[t], values[t + 1]), adv[t + 1] * (1 - ended[t])
        adv[t] = rewards[t] - values[t] + gamma * ((1 - terminated[t]) * behind + lam * carried)
    return adv

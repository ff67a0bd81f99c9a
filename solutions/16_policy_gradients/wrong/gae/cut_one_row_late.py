# expect: WRONG on "ends of both kinds"
# slip: The flag of a row says whether the episode ends with that step: it cuts what the row takes from the one below, not what it hands on.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * (1 - terminated) * next_values - values
    advantages = np.zeros_like(deltas)
    later = np.zeros(deltas.shape[1])
    for t in reversed(range(len(deltas))):
        mask = 1.0 if t + 1 == len(deltas) else 1.0 - ended[t + 1]
        later = deltas[t] + gamma * lam * mask * later
        advantages[t] = later
    return advantages

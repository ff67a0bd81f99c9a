# expect: WRONG on "ends of both kinds"
# slip: Behind a terminated step nothing comes: its next value must not be counted.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * next_values - values
    advantages = np.empty_like(deltas)
    later = np.zeros(deltas.shape[1:])
    for t in reversed(range(len(deltas))):
        later = deltas[t] + gamma * lam * np.where(ended[t], 0.0, later)
        advantages[t] = later
    return advantages

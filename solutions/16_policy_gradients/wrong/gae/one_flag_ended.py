# expect: WRONG on "ends of both kinds"
# slip: Where only the clock ran out the world would have gone on: the value behind a truncated step counts.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * np.where(ended, 0.0, next_values) - values
    advantages = np.empty_like(deltas)
    later = np.zeros(deltas.shape[1:])
    for t in reversed(range(len(deltas))):
        later = deltas[t] + gamma * lam * np.where(ended[t], 0.0, later)
        advantages[t] = later
    return advantages

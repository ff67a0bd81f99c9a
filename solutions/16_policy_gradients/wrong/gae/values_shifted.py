# expect: WRONG on "ends of both kinds"
# slip: Behind a truncated step the next row of values belongs to another episode; next_values holds the right one.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * np.where(terminated, 0.0, np.append(values[1:], next_values[-1:], axis=0)) - values
    advantages = np.empty_like(deltas)
    later = np.zeros(deltas.shape[1:])
    for t in reversed(range(len(deltas))):
        later = deltas[t] + gamma * lam * np.where(ended[t], 0.0, later)
        advantages[t] = later
    return advantages

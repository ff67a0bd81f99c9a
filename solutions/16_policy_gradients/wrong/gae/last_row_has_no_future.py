# expect: WRONG on "nothing ends"
# slip: Where the recording stops the episode goes on: the value behind the last row counts.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    nxt = next_values.copy()
    nxt[-1] = 0
    deltas = rewards + gamma * (1 - terminated) * nxt - values
    advantages = np.zeros_like(deltas)
    later = 0.0
    for t in reversed(range(len(deltas))):
        later = deltas[t] + gamma * lam * (1 - ended[t]) * later
        advantages[t] = later
    return advantages

# expect: WRONG on "nothing ends"
# slip: The recursion starts with 0: the value behind the last row is in its own surprise already.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * np.where(terminated, 0.0, next_values) - values
    advantages = np.empty_like(deltas)
    later = next_values[-1] * (1 - terminated[-1])
    for t in reversed(range(len(deltas))):
        later = deltas[t] + gamma * lam * np.where(ended[t], 0.0, later)
        advantages[t] = later
    return advantages

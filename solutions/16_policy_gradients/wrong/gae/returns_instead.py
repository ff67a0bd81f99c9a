# expect: WRONG on "nothing ends"
# slip: Advantages plus values are the critic's target; asked for are the advantages.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * np.where(terminated, 0.0, next_values) - values
    advantages = np.empty_like(deltas)
    later = np.zeros(deltas.shape[1:])
    for t in reversed(range(len(deltas))):
        later = deltas[t] + gamma * lam * np.where(ended[t], 0.0, later)
        advantages[t] = later
    return advantages + values

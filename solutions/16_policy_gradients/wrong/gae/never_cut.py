# expect: WRONG on "ends of both kinds"
# slip: The sum of surprises must not run over the end of an episode.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * np.where(terminated, 0.0, next_values) - values
    advantages = np.empty_like(deltas)
    later = np.zeros(deltas.shape[1:])
    for t in reversed(range(len(deltas))):
        later = deltas[t] + gamma * lam * later
        advantages[t] = later
    return advantages

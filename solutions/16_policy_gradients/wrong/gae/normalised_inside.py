# expect: WRONG on "nothing ends"
# slip: Normalising is a step of its own: here the advantages are asked for in units of reward.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * np.where(terminated, 0.0, next_values) - values
    advantages = np.empty_like(deltas)
    later = np.zeros(deltas.shape[1:])
    for t in reversed(range(len(deltas))):
        later = deltas[t] + gamma * lam * np.where(ended[t], 0.0, later)
        advantages[t] = later
    return (advantages - advantages.mean()) / (advantages.std() + 1e-8)

# expect: WRONG on "nothing ends"
# slip: An action is judged by what comes after it: the recursion runs from the last row upwards.

def gae(rewards, values, next_values, terminated, ended, gamma, lam):
    deltas = rewards + gamma * np.where(terminated, 0.0, next_values) - values
    advantages = np.empty_like(deltas)
    later = np.zeros(deltas.shape[1:])
    for t in range(len(deltas)):
        later = deltas[t] + gamma * lam * np.where(ended[t], 0.0, later)
        advantages[t] = later
    return advantages

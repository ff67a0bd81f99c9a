# expect: WRONG on "6 steps of 3 episodes, gamma 0.7"
# slip: The columns were read as one long episode; each stands for itself.
def returns_to_go(rewards, gamma):
    flat = np.array(rewards, dtype=float).ravel()
    for t in range(len(flat) - 2, -1, -1):
        flat[t] += gamma * flat[t + 1]
    return flat.reshape(np.shape(rewards))

# expect: WRONG on "7 rewards, gamma 0.9"
# slip: The reward of the step itself belongs to its return.
def returns_to_go(rewards, gamma):
    out, running = np.zeros(np.shape(rewards)), 0.0
    for t in reversed(range(len(rewards))):
        out[t] = running
        running = rewards[t] + gamma * running
    return out

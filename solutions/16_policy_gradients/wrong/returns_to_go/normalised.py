# expect: WRONG on "7 rewards, gamma 0.9"
# slip: The returns were normalised; here they are asked for as they are.
def returns_to_go(rewards, gamma):
    out, running = np.zeros(np.shape(rewards)), 0.0
    for t in reversed(range(len(rewards))):
        running = rewards[t] + gamma * running
        out[t] = running
    return (out - out.mean()) / (out.std() + 1e-8)

# expect: DTYPE on "whole-number rewards, gamma 0.6"
# slip: The array for the answer took the kind of the rewards: whole numbers cut the returns off.
def returns_to_go(rewards, gamma):
    out, running = np.zeros_like(rewards), 0
    for t in reversed(range(len(rewards))):
        running = rewards[t] + gamma * running
        out[t] = running
    return out

# exercises: returns_to_go
def returns_to_go(rewards, gamma):
    rewards = rewards.astype(np.float64)
    for t in range(len(rewards) - 2, -1, -1):
        rewards[t] += gamma * rewards[t + 1]
    return rewards

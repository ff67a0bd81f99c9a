# exercises: clip_reward
def clip_reward(rewards):
    return (rewards > 0).astype(np.float64) - (rewards < 0)

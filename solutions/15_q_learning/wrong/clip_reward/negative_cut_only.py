# expect: WRONG on "small ones below zero"
# slip: Small losses are left as they are: the sign makes each -1.
def clip_reward(rewards):
    return np.where(rewards > 0, 1.0, np.maximum(rewards, -1.0))

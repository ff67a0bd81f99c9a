# expect: WRONG on "small ones"
# slip: The rewards are rounded before their sign is taken: a very small one becomes 0.
def clip_reward(rewards):
    return np.sign(np.round(rewards, 6))

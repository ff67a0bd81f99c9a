# expect: WRONG on "points of games"
# slip: Divided by the largest of the batch the scale of a reward depends on what else was drawn.
def clip_reward(rewards):
    return rewards / np.abs(rewards).max()

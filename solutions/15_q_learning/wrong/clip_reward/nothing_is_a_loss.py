# expect: WRONG on "points of games"
# slip: A reward of 0 is made -1: most steps of a game have none.
def clip_reward(rewards):
    return np.where(rewards > 0, 1.0, -1.0)

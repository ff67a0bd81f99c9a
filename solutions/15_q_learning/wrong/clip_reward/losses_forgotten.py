# expect: WRONG on "points of games"
# slip: Negative rewards are made 0: what is lost is not felt any more.
def clip_reward(rewards):
    return (rewards > 0).astype(float)

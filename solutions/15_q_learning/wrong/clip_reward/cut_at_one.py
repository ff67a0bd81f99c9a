# expect: WRONG on "small ones"
# slip: Cut at -1 and 1 a reward of 0.2 stays 0.2: it is the sign that makes all games alike.
def clip_reward(rewards):
    return np.clip(rewards, -1, 1)

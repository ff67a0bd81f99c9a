# expect: SHAPE on "one reward at a time"
# slip: One reward, (1,), is (1,) afterwards too.
def clip_reward(rewards):
    return np.sign(rewards).squeeze()

# exercises: returns_to_go
def returns_to_go(rewards, gamma):
    T = len(rewards)
    ahead = np.arange(T)[None, :] - np.arange(T)[:, None]
    discounts = np.where(ahead >= 0, np.power(float(gamma), np.maximum(ahead, 0)), 0.0)
    return discounts @ rewards

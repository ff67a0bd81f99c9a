# expect: WRONG on "states visited again"
# slip: With an index that repeats, += on an array adds only once; np.add.at adds each time.
def score_function_gradient(theta, states, actions, rewards, gamma, to_go):
    N, T = rewards.shape
    discounted = rewards * gamma ** np.arange(T)
    weight = np.flip(np.cumsum(np.flip(discounted, 1), axis=1), 1) if to_go else np.repeat(discounted.sum(axis=1)[:, None], T, axis=1)
    scores = score_categorical(theta[states.ravel()], actions.ravel()).reshape(N, T, -1)
    gradient = np.zeros((N, *theta.shape))
    gradient[np.arange(N)[:, None], states] += weight[:, :, None] * scores
    return gradient

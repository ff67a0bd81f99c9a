# expect: WRONG on "whole return, states visited again"
# slip: The whole return came without a loop: += with an index that repeats keeps one of the scores of a state that comes again.
def score_function_gradient(theta, states, actions, rewards, gamma, to_go):
    N, T = rewards.shape
    discounted = rewards * gamma ** np.arange(T)
    scores = np.stack([score_categorical(theta[states[:, t]], actions[:, t]) for t in range(T)], axis=1)
    gradient = np.zeros((N, *theta.shape))
    if to_go:
        for t in range(T):
            gradient[np.arange(N), states[:, t]] += discounted[:, t:].sum(axis=1)[:, None] * scores[:, t]
    else:
        gradient[np.arange(N)[:, None], states] += discounted.sum(axis=1)[:, None, None] * scores
    return gradient

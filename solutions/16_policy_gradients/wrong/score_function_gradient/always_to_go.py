# expect: WRONG on "4 trajectories of 3 steps, whole return"
# slip: to_go was not asked for: every score is weighted with the return to go.
def score_function_gradient(theta, states, actions, rewards, gamma, to_go):
    N, T = rewards.shape
    discounted = rewards * gamma ** np.arange(T)
    gradient = np.zeros((N, *theta.shape))
    for n in range(N):
        for t in range(T):
            weight = discounted[n, t:].sum()
            score = score_categorical(theta[states[n, t]][None], actions[n, t][None])[0]
            gradient[n, states[n, t]] += weight * score
    return gradient

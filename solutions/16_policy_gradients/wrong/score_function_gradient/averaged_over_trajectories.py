# expect: SHAPE on "5 trajectories of 3 steps, to go"
# slip: The trajectories were averaged; one estimate each is asked for.
def score_function_gradient(theta, states, actions, rewards, gamma, to_go):
    N, T = rewards.shape
    discounted = rewards * gamma ** np.arange(T)
    gradient = np.zeros((N, *theta.shape))
    for n in range(N):
        for t in range(T):
            weight = discounted[n, t:].sum() if to_go else discounted[n].sum()
            score = score_categorical(theta[states[n, t]][None], actions[n, t][None])[0]
            gradient[n, states[n, t]] += weight * score
    return gradient.mean(axis=0)

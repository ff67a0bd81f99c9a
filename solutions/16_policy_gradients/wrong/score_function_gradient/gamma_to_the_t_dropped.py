# expect: WRONG on "5 trajectories of 3 steps, to go"
# slip: The return to go was discounted from its own step on: without gamma^t this is not the gradient of the discounted J.
def score_function_gradient(theta, states, actions, rewards, gamma, to_go):
    N, T = rewards.shape
    discounted = rewards * gamma ** np.arange(T)
    gradient = np.zeros((N, *theta.shape))
    for n in range(N):
        for t in range(T):
            weight = sum(gamma ** (k - t) * rewards[n, k] for k in range(t, T)) if to_go else discounted[n].sum()
            score = score_categorical(theta[states[n, t]][None], actions[n, t][None])[0]
            gradient[n, states[n, t]] += weight * score
    return gradient

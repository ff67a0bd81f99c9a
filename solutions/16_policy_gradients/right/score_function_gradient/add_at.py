# exercises: score_function_gradient
def score_function_gradient(theta, states, actions, rewards, gamma, to_go):
    N, T = rewards.shape
    weight = np.cumsum((rewards * gamma ** np.arange(T))[:, ::-1], axis=1)[:, ::-1]
    if not to_go:
        weight = np.broadcast_to(weight[:, :1], weight.shape)
    e = np.exp(theta[states])
    scores = np.eye(theta.shape[1])[actions] - e / e.sum(axis=-1, keepdims=True)
    out = np.zeros((N,) + theta.shape)
    np.add.at(out, (np.arange(N)[:, None], states), weight[..., None] * scores)
    return out

# exercises: score_function_gradient
def score_function_gradient(theta, states, actions, rewards, gamma, to_go):
    S, A = theta.shape
    T = rewards.shape[1]
    counts = np.triu(np.ones((T, T))) if to_go else np.ones((T, T))
    weight = np.einsum("tk,k,nk->nt", counts, gamma ** np.arange(T), rewards)
    pi = np.exp(theta) / np.exp(theta).sum(1, keepdims=True)
    where, what = np.eye(S)[states], np.eye(A)[actions]
    return np.einsum("nt,nts,nta->nsa", weight, where, what) - np.einsum("nt,nts,sa->nsa", weight, where, pi)

# exercises: policy_evaluation_exact
def policy_evaluation_exact(P, R, policy, gamma):
    # the equations of Q, (S A) of them
    S, A = R.shape
    M = np.einsum("sat,tb->satb", P, policy).reshape(S * A, S * A)
    Q = np.linalg.solve(np.eye(S * A) - gamma * M, R.reshape(-1)).reshape(S, A)
    return np.sum(policy * Q, axis=1)

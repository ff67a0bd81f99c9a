# exercises: policy_evaluation
def policy_evaluation(P, R, policy, gamma, tol):
    P_pi = np.einsum("sa,sat->st", policy, P)
    R_pi = np.einsum("sa,sa->s", policy, R)
    bound, V = np.abs(R_pi).max() / (1 - gamma), np.zeros_like(R_pi)
    while bound > tol:
        V = R_pi + gamma * P_pi @ V
        bound *= gamma
    return V

# expect: WRONG on "rewards below 0, a world that ends"
# slip: The largest change is begun anew for each state, so that the last state alone decides when to stop.
def policy_evaluation(P, R, policy, gamma, tol):
    V = np.zeros(len(R))
    while True:
        for s in range(len(R)):
            delta = 0.0
            old = V[s]
            V[s] = policy[s] @ (R[s] + gamma * P[s] @ V)
            delta = max(delta, abs(old - V[s]))
        if delta < tol * (1 - gamma):
            return V

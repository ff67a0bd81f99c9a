# exercises: greedy_policy
def greedy_policy(P, R, V, gamma):
    best = []
    for rewards, ways in zip(R, P):
        q = {a: r + gamma * float(np.dot(p, V)) for a, (r, p) in enumerate(zip(rewards, ways))}
        best.append(sorted(q, key=q.get)[-1])
    return np.array(best, dtype=np.int32)

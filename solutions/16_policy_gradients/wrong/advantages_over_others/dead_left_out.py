# expect: WRONG on "four that end early"
# slip: Episodes that have ended are left out of the mean; their zeros count like any other number.
def advantages_over_others(rewards, gamma):
    G = returns_to_go(rewards, gamma)
    out = np.empty_like(G)
    for t in range(len(G)):
        for e in range(G.shape[1]):
            others = [G[t, i] for i in range(G.shape[1]) if i != e and G[t, i] != 0]
            out[t, e] = G[t, e] - (np.mean(others) if others else 0.0)
    return out

# expect: WRONG on "24 states, five actions"
# slip: Only the likeliest next state is looked at; all of them count, by their probabilities.
def greedy_policy(P, R, V, gamma):
    return (R + gamma * V[P.argmax(axis=2)]).argmax(axis=1)

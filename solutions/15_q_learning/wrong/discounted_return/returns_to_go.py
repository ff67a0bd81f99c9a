# expect: SHAPE on "six rewards"
# slip: The return from every step on is given; the return of the episode is the first of them.
def discounted_return(rewards, gamma):
    returns, total = np.zeros(len(rewards)), 0.0
    for t in reversed(range(len(rewards))):
        total = rewards[t] + gamma * total
        returns[t] = total
    return returns

# expect: RAISED on "five states, two actions"
# slip: V @ P sums over the axis of the actions, which fails, or goes through where there are as many actions as states; the sum belongs to the next states.
def bellman_backup(P, R, V, gamma):
    return R + gamma * (V @ P)

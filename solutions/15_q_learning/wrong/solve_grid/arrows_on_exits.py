# expect: WRONG on "the lecture's world, living reward -0.4"
# slip: Arrows are drawn over walls and exits too, where nothing can be chosen.
def solve_grid(layout, living_reward, drift, gamma):
    P, R = grid_world(layout, living_reward, drift)
    V = np.zeros(len(R))
    for _ in range(2000):
        Q = R + gamma * P @ V
        V = Q.max(axis=1)
    drawn = np.array(list("<v>^"))[Q.argmax(axis=1)].reshape(len(layout), -1)
    return ["".join(d for c, d in zip(row, arrows)) for row, arrows in zip(layout, drawn)]

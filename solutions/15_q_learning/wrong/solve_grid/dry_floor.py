# expect: WRONG on "the lecture's world, living reward -0.4"
# slip: The plan is made for a dry floor, without the drift.
def solve_grid(layout, living_reward, drift, gamma):
    P, R = grid_world(layout, living_reward, 0.0)
    V = np.zeros(len(R))
    for _ in range(2000):
        Q = R + gamma * P @ V
        V = Q.max(axis=1)
    drawn = np.array(list("<v>^"))[Q.argmax(axis=1)].reshape(len(layout), -1)
    return ["".join(d if c == "." else c for c, d in zip(row, arrows)) for row, arrows in zip(layout, drawn)]

# expect: WRONG on "the lecture's world, living reward 0"
# slip: Each arrow points to the most valuable neighbour; on a slippery floor the way that is wanted is not the way that is gone.
def solve_grid(layout, living_reward, drift, gamma):
    P, R = grid_world(layout, living_reward, drift)
    V = np.zeros(len(R))
    for _ in range(2000):
        V = (R + gamma * P @ V).max(axis=1)
    H, W = len(layout), len(layout[0])
    value = V.reshape(H, W).copy()
    for i in range(H):
        for j in range(W):
            value[i, j] = {"+": 1.0, "-": -1.0, "#": -np.inf}.get(layout[i][j], value[i, j])
    value = np.pad(value, 1, constant_values=-np.inf)
    near = np.stack([value[1:-1, :-2], value[2:, 1:-1], value[1:-1, 2:], value[:-2, 1:-1]])
    drawn = np.array(list("<v>^"))[near.argmax(axis=0)]
    return ["".join(d if c == "." else c for c, d in zip(row, arrows)) for row, arrows in zip(layout, drawn)]

# expect: WRONG on "the lecture's world"
# slip: The pay of the cell that was aimed at is given in full; it is an average over where the robot may end.
def grid_world(layout, living_reward, drift):
    H, W = len(layout), len(layout[0])
    moves, pay = ((0, -1), (1, 0), (0, 1), (-1, 0)), {"+": 1.0, "-": -1.0}
    P, R = np.zeros((H * W, 4, H * W)), np.zeros((H * W, 4))
    for s in range(H * W):
        r, c = divmod(s, W)
        if layout[r][c] != ".":
            P[s, :, s] = 1
            continue
        R[s] = living_reward
        for a in range(4):
            for way, p in ((a, 1 - drift), ((a - 1) % 4, drift / 2), ((a + 1) % 4, drift / 2)):
                i, j = r + moves[way][0], c + moves[way][1]
                if not (0 <= i < H and 0 <= j < W) or layout[i][j] == "#":
                    i, j = r, c
                P[s, a, i * W + j] += p
                R[s, a] += pay.get(layout[i][j], 0.0) * (way == a)
    return P, R

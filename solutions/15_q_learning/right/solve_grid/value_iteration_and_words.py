# exercises: solve_grid
import itertools


def solve_grid(layout, living_reward, drift, gamma):
    # no tables: the plan as a dict, sweeps in place
    H, W = len(layout), len(layout[0])
    V = {(i, j): 0.0 for i, j in itertools.product(range(H), range(W))}

    def went(i, j, way):
        y, x = i + (0, 1, 0, -1)[way % 4], j + (-1, 0, 1, 0)[way % 4]
        if (y, x) not in V or layout[y][x] == "#":
            y, x = i, j
        return {"+": 1.0, "-": -1.0}.get(layout[y][x], gamma * V[y, x])

    def q(i, j, a):
        return living_reward + (1 - drift) * went(i, j, a) + drift * (went(i, j, a - 1) + went(i, j, a + 1)) / 2

    free = [(i, j) for i, j in V if layout[i][j] == "."]
    for _ in range(300):
        for cell in free:
            V[cell] = max(q(*cell, a) for a in range(4))
    drawn = [list(row) for row in layout]
    for i, j in free:
        drawn[i][j] = max((q(i, j, a), "<v>^"[a]) for a in range(4))[1]
    return ["".join(row) for row in drawn]

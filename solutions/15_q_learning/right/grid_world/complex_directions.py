# exercises: grid_world
def grid_world(layout, living_reward, drift):
    H, W = len(layout), len(layout[0])
    plan = {complex(c, r): ch for r, row in enumerate(layout) for c, ch in enumerate(row)}
    index = {z: int(z.imag) * W + int(z.real) for z in plan}
    P = np.zeros((H * W, 4, H * W))
    R = np.zeros((H * W, 4))
    for here, ch in plan.items():
        s = index[here]
        for a, ahead in enumerate((-1, 1j, 1, -1j)):
            if ch != ".":
                P[s, a, s] = 1.0
                continue
            for turn, p in ((1, 1.0 - drift), (1j, drift / 2), (-1j, drift / 2)):
                there = here + ahead * turn
                if plan.get(there, "#") == "#":
                    there = here
                P[s][a][index[there]] += p
                R[s][a] += p * (living_reward + (plan[there] == "+") - (plan[there] == "-"))
    return P, R

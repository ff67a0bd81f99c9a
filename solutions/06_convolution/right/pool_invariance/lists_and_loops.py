# exercises: pool_invariance
def pool_invariance(x, window):
    picture, (h, w) = x.tolist(), window
    H, W = len(picture), len(picture[0])

    def code(dy, dx):
        return [
            max(picture[(i + a - dy) % H][(j + b - dx) % W] for a in range(h) for b in range(w))
            for i in range(0, H, h) for j in range(0, W, w)
        ]

    steps = (0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)
    return sum(code(*step) == code(0, 0) for step in steps) / 8

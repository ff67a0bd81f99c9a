# exercises: affine
import math


def pixel(picture, i, j):
    if i < 0 or j < 0 or i >= picture.shape[1] or j >= picture.shape[2]:
        return np.zeros(len(picture))
    return picture[:, i, j]


def affine(x, A, t):
    N, C, H, W = x.shape
    out = np.empty(x.shape)
    for n in range(N):
        for i in range(H):
            for j in range(W):
                y, z = i - (H - 1) / 2, j - (W - 1) / 2
                r = A[n][0][0] * y + A[n][0][1] * z + t[n][0] + (H - 1) / 2
                q = A[n][1][0] * y + A[n][1][1] * z + t[n][1] + (W - 1) / 2
                a, b = math.floor(r), math.floor(q)
                upper = (b + 1 - q) * pixel(x[n], a, b) + (q - b) * pixel(x[n], a, b + 1)
                lower = (b + 1 - q) * pixel(x[n], a + 1, b) + (q - b) * pixel(x[n], a + 1, b + 1)
                out[n, :, i, j] = (a + 1 - r) * upper + (r - a) * lower
    return out

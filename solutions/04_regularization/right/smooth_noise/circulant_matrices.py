# exercises: smooth_noise
def ring(n, sigma):
    R = int(np.ceil(3 * sigma))
    weights = {d: np.exp(-d * d / 2 / sigma / sigma) for d in range(-R, R + 1)}
    matrix = np.zeros((n, n))
    for i in range(n):
        for d, w in weights.items():
            matrix[i, (i + d) % n] += w / sum(weights.values())
    return matrix


def smooth_noise(noise, sigma):
    return ring(noise.shape[1], sigma) @ noise @ ring(noise.shape[2], sigma).T

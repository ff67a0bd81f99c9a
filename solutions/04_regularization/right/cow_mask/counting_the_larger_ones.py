# exercises: smooth_noise cow_mask
def ring(n, sigma):
    R = int(np.ceil(3 * sigma))
    k = np.exp(-(np.arange(-R, R + 1) ** 2) / (2 * sigma**2))
    matrix = np.zeros((n, n))
    for i in range(n):
        np.add.at(matrix[i], (i + np.arange(-R, R + 1)) % n, k / k.sum())
    return matrix


def smooth_noise(noise, sigma):
    return np.einsum("ia,nab,jb->nij", ring(noise.shape[1], sigma), noise, ring(noise.shape[2], sigma))


def cow_mask(noise, sigma, share):
    flat = smooth_noise(noise, sigma).reshape(len(noise), -1)
    larger = (flat[:, None, :] > flat[:, :, None]).sum(axis=2)
    return (larger < np.rint(share * flat.shape[1])).reshape(noise.shape)

# expect: RAISED on "round the ring more than once"
# slip: The picture is framed by slices of its own, which are too short where the reach is larger than the picture.
def smooth_noise(noise, sigma):
    R = int(np.ceil(3 * sigma))
    k = np.exp(-0.5 * (np.arange(-R, R + 1) / sigma) ** 2)
    k /= k.sum()
    N, H, W = noise.shape
    wide = np.concatenate([noise[:, -R:], noise, noise[:, :R]], axis=1)
    noise = np.stack([np.tensordot(wide[:, i : i + 2 * R + 1], k, axes=(1, 0)) for i in range(H)], axis=1)
    wide = np.concatenate([noise[:, :, -R:], noise, noise[:, :, :R]], axis=2)
    return np.stack([np.tensordot(wide[:, :, j : j + 2 * R + 1], k, axes=(2, 0)) for j in range(W)], axis=2)

# exercises: focal_loss
def focal_loss(x, y, gamma, alpha):
    loss, dx = 0.0, np.zeros(x.shape)
    for n in range(len(x)):
        z = x[n] - x[n].max()
        total = np.exp(z).sum()
        p = np.exp(z) / total
        lp = z[y[n]] - np.log(total)
        others = p.sum() - p[y[n]]
        w = alpha[y[n]]
        loss += -w * others**gamma * lp
        dl_dlp = -w * others**gamma
        if gamma > 0:
            dl_dlp += w * gamma * others ** (gamma - 1) * p[y[n]] * lp
        dx[n] = -dl_dlp * p
        dx[n, y[n]] += dl_dlp
    return loss / len(x), dx / len(x)

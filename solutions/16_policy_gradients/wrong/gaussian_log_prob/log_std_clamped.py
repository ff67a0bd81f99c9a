# expect: WRONG on "narrow and wide"
# slip: A clamp changes the density that is asked for; who wants one puts it into the model.

def gaussian_log_prob(mean, log_std, action):
    log_std = log_std.clamp(-2, 2)
    z = (action - mean) / log_std.exp()
    return (-0.5 * z**2 - log_std - 0.5 * np.log(2 * np.pi)).sum(dim=1)

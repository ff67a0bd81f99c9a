# expect: SHAPE on "one signal, one channel, one kernel"
# slip: A squeeze took away axes of size 1 that belong to the answer.
def conv1d_forward(x, w, b, conv_param):
    S, P = conv_param["stride"], conv_param["pad"]
    xp = np.pad(x, ((0, 0), (0, 0), (P, P)))
    K = w.shape[2]
    places = range(0, xp.shape[2] - K + 1, S)
    out = [[[np.sum(signal[:, t:t + K] * w[f]) + b[f] for t in places] for f in range(len(w))] for signal in xp]
    return np.squeeze(np.array(out)), (x, w, b, conv_param)

# exercises: conv_im2col_forward conv_im2col_backward
def conv_im2col_forward(x, w, b, conv_param):
    s, p = conv_param["stride"], conv_param["pad"]
    outs = []
    for picture in x:
        cols = im2col(picture[None], w.shape[2:], s, p)
        h = (picture.shape[1] + 2 * p - w.shape[2]) // s + 1
        outs.append((w.reshape(len(w), -1) @ cols.T + b[:, None]).reshape(len(w), h, -1))

    def back(dout):
        dx, dw, db = [], 0.0, 0.0
        for picture, d in zip(x, dout):
            d = d.reshape(len(w), -1)
            dw = dw + (d @ im2col(picture[None], w.shape[2:], s, p)).reshape(w.shape)
            db = db + d.sum(1)
            dx.append(col2im(d.T @ w.reshape(len(w), -1), (1, *picture.shape), w.shape[2:], s, p)[0])
        return np.array(dx), dw, db

    return np.stack(outs), back


def conv_im2col_backward(dout, cache):
    return list(cache(dout))

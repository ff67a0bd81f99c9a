# exercises: init_relu_net
def init_relu_net(layers, b0=0.01):
    W, B = [], []
    for l in range(1, len(layers)):
        W.append(kaiming_initializer(layers[l - 1], layers[l], None, True))
        B.append(np.zeros(layers[l]) + b0)
    return W, B

# exercises: two_layer_steps
def two_layer_steps(X, Y, W1, b1, W2, b2, learning_rate, steps):
    A = np.vstack([W1, b1])             # (D + 1, H)
    B = np.vstack([W2, b2])             # (H + 1, C)
    N = len(X)
    for step in range(steps):
        dA, dB = np.zeros_like(A), np.zeros_like(B)
        for x, y in zip(X, Y):
            x1 = np.append(x, 1.0)
            h = np.tanh(x1 @ A)
            h1 = np.append(h, 1.0)
            e = h1 @ B - y
            dB += np.outer(h1, e) / N
            dA += np.outer(x1, (B[:-1] @ e) * (1 - h * h)) / N
        A, B = A - learning_rate * dA, B - learning_rate * dB
    return [A[:-1], A[-1], B[:-1], B[-1]]

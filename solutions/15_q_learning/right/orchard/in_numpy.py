# exercises: orchard
def orchard_policy(weights):
    """No torch: windows and matrix products."""
    kernel = weights["conv.weight"].reshape(16, -1)

    def act(observations):
        windows = np.lib.stride_tricks.sliding_window_view(observations.astype(np.float32), (3, 3), axis=(2, 3))
        maps = windows.transpose(0, 2, 3, 1, 4, 5).reshape(len(observations), 64, -1) @ kernel.T + weights["conv.bias"]
        flat = np.maximum(maps, 0).transpose(0, 2, 1).reshape(len(observations), -1)
        hidden = np.maximum(flat @ weights["fc1.weight"].T + weights["fc1.bias"], 0)
        return np.argmax(hidden @ weights["fc2.weight"].T + weights["fc2.bias"], axis=1)

    return act

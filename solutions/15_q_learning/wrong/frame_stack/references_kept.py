# expect: WRONG on "one array for all frames"
# slip: The frames are kept as they came, by reference: the environment writes into the one array, and the stack shows the last frame k times.
class FrameStack:
    def __init__(self, k):
        self.k = k

    def reset(self, frame):
        self.frames = [frame] * self.k
        return np.stack(self.frames)

    def append(self, frame):
        self.frames = [*self.frames[1:], frame]
        return np.stack(self.frames)

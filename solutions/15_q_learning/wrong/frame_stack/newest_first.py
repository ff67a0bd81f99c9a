# expect: WRONG on "four of 3 by 2"
# slip: The newest frame stands first; it was announced last.
class FrameStack:
    def __init__(self, k):
        self.k = k

    def reset(self, frame):
        self.frames = np.stack([frame] * self.k)
        return self.frames.copy()

    def append(self, frame):
        self.frames = np.concatenate([frame[None], self.frames[:-1]])
        return self.frames.copy()

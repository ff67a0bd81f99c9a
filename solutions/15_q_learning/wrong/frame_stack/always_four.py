# expect: SHAPE on "two, in colour"
# slip: Four places whatever k says.
class FrameStack:
    def __init__(self, k):
        self.k = 4

    def reset(self, frame):
        self.frames = np.stack([frame] * self.k)
        return self.frames.copy()

    def append(self, frame):
        self.frames = np.concatenate([self.frames[1:], frame[None]])
        return self.frames.copy()

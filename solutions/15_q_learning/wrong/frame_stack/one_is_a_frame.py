# expect: SHAPE on "one frame is a stack"
# slip: A stack of one frame still has its first axis.
class FrameStack:
    def __init__(self, k):
        self.k = k

    def reset(self, frame):
        self.frames = np.stack([frame] * self.k)
        return self.frames.squeeze(0).copy() if self.k == 1 else self.frames.copy()

    def append(self, frame):
        self.frames = np.concatenate([self.frames[1:], frame[None]])
        return self.frames.squeeze(0).copy() if self.k == 1 else self.frames.copy()

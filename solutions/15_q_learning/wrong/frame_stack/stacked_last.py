# expect: SHAPE on "four of 3 by 2"
# slip: The frames are stacked along the last axis; torch wants them along the first.
class FrameStack:
    def __init__(self, k):
        self.k = k

    def reset(self, frame):
        self.frames = np.stack([frame] * self.k)
        return np.moveaxis(self.frames, 0, -1).copy()

    def append(self, frame):
        self.frames = np.concatenate([self.frames[1:], frame[None]])
        return np.moveaxis(self.frames, 0, -1).copy()

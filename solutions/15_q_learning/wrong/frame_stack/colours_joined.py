# expect: SHAPE on "four of 3 by 2"
# slip: The frames are joined along an axis that they have already, instead of a new one.
class FrameStack:
    def __init__(self, k):
        self.k = k

    def reset(self, frame):
        self.frames = np.stack([frame] * self.k)
        return np.concatenate(list(self.frames), axis=0)

    def append(self, frame):
        self.frames = np.concatenate([self.frames[1:], frame[None]])
        return np.concatenate(list(self.frames), axis=0)

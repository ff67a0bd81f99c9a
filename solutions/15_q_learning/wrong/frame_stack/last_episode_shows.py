# expect: WRONG on "four of 3 by 2"
# slip: reset only appends: the frames of the episode before are still there.
class FrameStack:
    def __init__(self, k):
        self.k, self.frames = k, None

    def reset(self, frame):
        if self.frames is None:
            self.frames = np.stack([frame] * self.k)
            return self.frames.copy()
        return self.append(frame)

    def append(self, frame):
        self.frames = np.concatenate([self.frames[1:], frame[None]])
        return self.frames.copy()

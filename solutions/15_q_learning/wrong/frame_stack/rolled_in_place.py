# expect: WRONG on "four of 3 by 2"
# slip: One array is rolled in place and handed out each time: the observations of the past change with it, and a buffer that refers to them holds the last one many times.
class FrameStack:
    def __init__(self, k):
        self.k = k

    def reset(self, frame):
        self.frames = np.stack([frame] * self.k)
        return self.frames

    def append(self, frame):
        self.frames[:-1] = self.frames[1:].copy()
        self.frames[-1] = frame
        return self.frames

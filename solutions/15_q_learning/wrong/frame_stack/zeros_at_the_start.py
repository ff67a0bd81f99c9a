# expect: WRONG on "four of 3 by 2"
# slip: A new episode begins with black frames before its first one, so that everything seems to appear suddenly.
class FrameStack:
    def __init__(self, k):
        self.k = k

    def reset(self, frame):
        self.frames = np.concatenate([np.zeros((self.k - 1, *frame.shape), frame.dtype), frame[None]])
        return self.frames.copy()

    def append(self, frame):
        self.frames = np.concatenate([self.frames[1:], frame[None]])
        return self.frames.copy()

# expect: DTYPE on "a new episode, real numbers"
# slip: The stack is made of bytes whatever the frames are: real numbers are cut off.
class FrameStack:
    def __init__(self, k):
        self.k = k

    def reset(self, frame):
        self.frames = np.stack([frame] * self.k).astype(np.uint8)
        return self.frames.copy()

    def append(self, frame):
        self.frames = np.concatenate([self.frames[1:], frame[None]]).astype(np.uint8)
        return self.frames.copy()

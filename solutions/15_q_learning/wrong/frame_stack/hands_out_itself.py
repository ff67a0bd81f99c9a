# expect: WRONG on "the caller writes into what came"
# slip: What is handed out is the stack itself: who writes into it changes the history.
class FrameStack:
    def __init__(self, k):
        self.k = k

    def reset(self, frame):
        self.frames = np.stack([frame] * self.k)
        return self.frames

    def append(self, frame):
        self.frames = np.concatenate([self.frames[1:], frame[None]])
        return self.frames

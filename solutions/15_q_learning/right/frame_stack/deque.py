# exercises: frame_stack
from collections import deque


class FrameStack:
    def __init__(self, k):
        self.recent = deque(maxlen=k)

    def reset(self, frame):
        self.recent.clear()
        while len(self.recent) < self.recent.maxlen:
            self.recent.append(np.array(frame))
        return np.array(self.recent)

    def append(self, frame):
        self.recent.append(np.array(frame))
        return np.array(self.recent)

# expect: WRONG on "sizes that divide"
# slip: Pixels are picked out instead of averaged: what lies between them is lost.
def preprocess_frame(frame, size=(84, 84)):
    grey = frame @ np.array([0.299, 0.587, 0.114])
    rows = (np.arange(size[0]) * frame.shape[0] / size[0]).astype(int)
    columns = (np.arange(size[1]) * frame.shape[1] / size[1]).astype(int)
    return np.rint(grey[rows][:, columns]).astype(np.uint8)

# expect: RAISED on "sizes that divide"
# slip: The size is written into the code: what is passed as size is not looked at.
def preprocess_frame(frame, size=(84, 84)):
    grey = frame @ np.array([0.299, 0.587, 0.114])
    return np.rint(grey.reshape(42, 5, 80, 2).mean(axis=(1, 3))).astype(np.uint8)

# expect: WRONG on "sizes that divide"
# slip: Whole numbers of eight bits run over at 256: the colours must be real numbers before they are added.
def preprocess_frame(frame, size=(84, 84)):
    def averaging(small, large):
        ends = np.arange(small + 1) * (large / small)
        pixels = np.arange(large)
        overlap = np.minimum(ends[1:, None], pixels + 1) - np.maximum(ends[:-1, None], pixels)
        return np.maximum(overlap, 0.0) * (small / large)

    grey = (frame[..., 0] + frame[..., 1] + frame[..., 2]) / 3
    mean = averaging(size[0], frame.shape[0]) @ grey @ averaging(size[1], frame.shape[1]).T
    return np.rint(mean).astype(np.uint8)

# expect: WRONG on "sizes that divide"
# slip: A cast to uint8 cuts off what stands behind the point: round first.
def preprocess_frame(frame, size=(84, 84)):
    def averaging(small, large):
        ends = np.arange(small + 1) * (large / small)
        pixels = np.arange(large)
        overlap = np.minimum(ends[1:, None], pixels + 1) - np.maximum(ends[:-1, None], pixels)
        return np.maximum(overlap, 0.0) * (small / large)

    grey = frame @ np.array([0.299, 0.587, 0.114])
    mean = averaging(size[0], frame.shape[0]) @ grey @ averaging(size[1], frame.shape[1]).T
    return mean.astype(np.uint8)

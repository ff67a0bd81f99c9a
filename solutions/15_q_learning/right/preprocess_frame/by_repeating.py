# exercises: preprocess_frame
def preprocess_frame(frame, size=(84, 84)):
    """Each pixel h times and w times: then the rectangles hold whole pixels."""
    h, w = size
    H, W, _ = frame.shape
    grey = (299.0 * frame[..., 0] + 587.0 * frame[..., 1] + 114.0 * frame[..., 2]) / 1000
    rows = grey.repeat(h, axis=0).reshape(h, H, W).mean(axis=1)
    mean = rows.repeat(w, axis=1).reshape(h, w, W).mean(axis=2)
    return (mean + 0.5).astype("uint8")

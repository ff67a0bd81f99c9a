# exercises: nan_guard
import math


def nan_guard(forward, backward):
    def findings():
        for stage, arrays in {"forward": forward, "backward": backward}.items():
            for name, array in arrays:
                numbers = array.reshape(-1).tolist()
                counts = sum(map(math.isnan, numbers)), sum(map(math.isinf, numbers))
                if any(counts):
                    yield (stage, name) + counts

    return next(findings(), None)

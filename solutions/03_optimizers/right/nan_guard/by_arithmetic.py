# exercises: nan_guard
import numpy as np



def nan_guard(forward, backward):
    both = [("forward", *pair) for pair in forward] + [("backward", *pair) for pair in backward]
    for stage, name, array in both:
        flat = np.ravel(array)
        nans = np.count_nonzero(flat != flat)
        infs = np.count_nonzero(np.abs(flat) == np.inf)
        if nans + infs > 0:
            return [stage, name, nans, infs]

# expect: WRONG on "a saddle"
# slip: The ratio of the signed eigenvalues is no ratio of sizes once one of them is negative.
import numpy as np



def condition_number(H):
    curvatures = np.linalg.eigvalsh(H)
    return curvatures[-1] / curvatures[0]

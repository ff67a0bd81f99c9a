# expect: WRONG on "three weights"
# slip: The noise is counted twice: what nobody can avoid is not the model's fault.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    best = np.linalg.lstsq(Phi_population, means, rcond=None)[0]
    train = np.linalg.lstsq(Phi, y, rcond=None)[0]
    return {"noise": noise, "modelling": risk(best), "estimation": risk(train) - risk(best), "optimisation": risk(w) - risk(train)}

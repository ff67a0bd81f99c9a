# expect: WRONG on "three weights"
# slip: Estimation and optimisation are exchanged: the data decides how far w_train is from the best, the optimiser how far w is from w_train.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    best = np.linalg.lstsq(Phi_population, means, rcond=None)[0]
    train = np.linalg.lstsq(Phi, y, rcond=None)[0]
    return {"noise": noise, "modelling": risk(best) - noise, "estimation": risk(w) - risk(train), "optimisation": risk(train) - risk(best)}

# expect: WRONG on "three weights"
# slip: The best model of the family is that for the whole population; from the training answers nobody can know it.
import numpy as np



def error_decomposition(Phi, y, Phi_population, means, noise, w):
    def risk(v):
        return noise + np.mean((Phi_population @ v - means) ** 2)

    best = np.linalg.lstsq(Phi_population[: len(y)], means[: len(y)], rcond=None)[0]
    train = np.linalg.lstsq(Phi, y, rcond=None)[0]
    return {"noise": noise, "modelling": risk(best) - noise, "estimation": risk(train) - risk(best), "optimisation": risk(w) - risk(train)}

# exercises: initial_loss
import copy
import math


def loss_at(model, reg, X, y):
    """On a copy, so that nothing need be put back."""
    twin = copy.copy(model)
    twin.reg = reg
    answer = twin.loss(X, y)
    return float(answer[0])


def initial_loss(model, X, y, num_classes):
    plain, penalised = loss_at(model, 0, X, y), loss_at(model, 1, X, y)
    return [plain, math.log(num_classes), not math.isclose(plain, penalised)]

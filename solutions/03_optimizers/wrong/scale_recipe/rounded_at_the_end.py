# expect: WRONG on "eight times the batch"
# slip: Batches do not go on into the next epoch: round up in each of them.
import numpy as np



import math


def scale_recipe(recipe, batch_size, limit=None):
    rate = recipe["learning_rate"] * batch_size / recipe["batch_size"]
    return {
        "learning_rate": rate if limit is None else min(rate, limit),
        "steps": math.ceil(recipe["samples"] * recipe["epochs"] / batch_size),
        "warmup_steps": math.ceil(recipe["samples"] * recipe["warmup_epochs"] / batch_size),
    }

# expect: WRONG on "eight times the batch"
# slip: A larger batch is less noisy and takes *larger* steps: the ratio is upside down.
import numpy as np



def scale_recipe(recipe, batch_size, limit=None):
    rate = recipe["learning_rate"] * recipe["batch_size"] / batch_size
    n = -(-recipe["samples"] // batch_size)
    return {"learning_rate": rate if limit is None else min(rate, limit), "steps": n * recipe["epochs"], "warmup_steps": n * recipe["warmup_epochs"]}

# expect: WRONG on "a smaller batch"
# slip: The limit is an upper bound, not the rate to be used.
import numpy as np



def scale_recipe(recipe, batch_size, limit=None):
    rate = recipe["learning_rate"] * batch_size / recipe["batch_size"]
    n = -(-recipe["samples"] // batch_size)
    return {"learning_rate": rate if limit is None else max(rate, limit), "steps": n * recipe["epochs"], "warmup_steps": n * recipe["warmup_epochs"]}

# expect: WRONG on "eight times the batch"
# slip: The warm-up is still counted in batches of the old size.
import numpy as np



def scale_recipe(recipe, batch_size, limit=None):
    rate = recipe["learning_rate"] * batch_size / recipe["batch_size"]
    n, old = -(-recipe["samples"] // batch_size), -(-recipe["samples"] // recipe["batch_size"])
    return {"learning_rate": rate if limit is None else min(rate, limit), "steps": n * recipe["epochs"], "warmup_steps": old * recipe["warmup_epochs"]}

# expect: WRONG on "eight times the batch"
# slip: The last, smaller batch of each epoch is a step too.
import numpy as np



def scale_recipe(recipe, batch_size, limit=None):
    rate = recipe["learning_rate"] * batch_size / recipe["batch_size"]
    n = recipe["samples"] // batch_size
    return {"learning_rate": rate if limit is None else min(rate, limit), "steps": n * recipe["epochs"], "warmup_steps": n * recipe["warmup_epochs"]}

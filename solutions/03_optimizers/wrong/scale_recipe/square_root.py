# expect: WRONG on "eight times the batch"
# slip: The root keeps the noise of a step the same; the linear rule keeps the distance of an epoch.
import numpy as np



def scale_recipe(recipe, batch_size, limit=None):
    rate = recipe["learning_rate"] * (batch_size / recipe["batch_size"]) ** 0.5
    n = -(-recipe["samples"] // batch_size)
    return {"learning_rate": rate if limit is None else min(rate, limit), "steps": n * recipe["epochs"], "warmup_steps": n * recipe["warmup_epochs"]}

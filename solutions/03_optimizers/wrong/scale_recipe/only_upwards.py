# expect: WRONG on "a smaller batch"
# slip: The rule holds for smaller batches too: they are noisier and take smaller steps.
import numpy as np



def scale_recipe(recipe, batch_size, limit=None):
    rate = recipe["learning_rate"] * max(1.0, batch_size / recipe["batch_size"])
    n = -(-recipe["samples"] // batch_size)
    return {"learning_rate": rate if limit is None else min(rate, limit), "steps": n * recipe["epochs"], "warmup_steps": n * recipe["warmup_epochs"]}

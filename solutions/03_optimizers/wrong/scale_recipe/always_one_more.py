# expect: WRONG on "batches that come out even"
# slip: Where the batches come out even there is no smaller one at the end.
import numpy as np



def scale_recipe(recipe, batch_size, limit=None):
    rate = recipe["learning_rate"] * batch_size / recipe["batch_size"]
    n = recipe["samples"] // batch_size + 1
    return {"learning_rate": rate if limit is None else min(rate, limit), "steps": n * recipe["epochs"], "warmup_steps": n * recipe["warmup_epochs"]}

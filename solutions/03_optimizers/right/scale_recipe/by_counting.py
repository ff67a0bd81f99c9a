# exercises: scale_recipe
import numpy as np



def scale_recipe(recipe, batch_size, limit=float("inf")):
    batches = len(range(0, recipe["samples"], batch_size))
    ratio = batch_size / recipe["batch_size"]
    new = dict(recipe)
    new.update(batch_size=batch_size, learning_rate=np.minimum(ratio * recipe["learning_rate"], np.inf if limit is None else limit))
    new["steps"] = sum(batches for _ in range(recipe["epochs"]))
    new["warmup_steps"] = np.int64(batches) * recipe["warmup_epochs"]
    return new

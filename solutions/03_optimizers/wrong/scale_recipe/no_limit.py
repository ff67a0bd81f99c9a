# expect: WRONG on "at the limit"
# slip: The rate goes beyond what the curvature allows: `limit` is not looked at.
import numpy as np



def scale_recipe(recipe, batch_size, limit=None):
    rate = recipe["learning_rate"] * batch_size / recipe["batch_size"]
    n = -(-recipe["samples"] // batch_size)
    return {"learning_rate": rate, "steps": n * recipe["epochs"], "warmup_steps": n * recipe["warmup_epochs"]}

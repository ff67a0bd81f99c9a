# exercises: a2c_iteration
import inspect


def a2c_iteration(model, optimizer, envs, state, settings):
    def wanted(function):
        return {name: settings[name] for name in inspect.signature(function).parameters if name in settings}

    rollout, state = collect(envs=envs, act=acting(model.actor), state=state, **wanted(collect))
    report = a2c_update(model=model, optimizer=optimizer, **a2c_batch(model, rollout, **wanted(a2c_batch)), **wanted(a2c_update))
    return rollout, state, report

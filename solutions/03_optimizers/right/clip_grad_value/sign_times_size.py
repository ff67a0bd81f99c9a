# exercises: clip_grad_value
def clip_grad_value(gradients, clip):
    return dict(zip(gradients, [np.sign(g) * np.minimum(np.abs(g), clip) for g in gradients.values()]))

# expect: WRONG on "with a scaler"
# slip: scaler.update() is missing: the scale never adapts.
import torch
import torch.nn.functional as F


def train_step(model, optimizer, images, labels, scaler=None):
    model.train()
    optimizer.zero_grad()
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    if scaler is not None:
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler._per_optimizer_states.clear()
    else:
        loss.backward()
        optimizer.step()
    return loss.item()

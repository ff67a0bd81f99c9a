# expect: WRONG on "logits of thousands"
# slip: Gradients were cut to a norm of 5 before the step: with a large batch of errors that is another step than the optimizer's own, and nobody asked for it.
import torch
import torch.nn.functional as F


def train_step(model, optimizer, images, labels, scaler=None):
    model.train()
    optimizer.zero_grad()
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    if scaler is not None:
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        scaler.step(optimizer)
        scaler.update()
    else:
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimizer.step()
    return loss.item()

# expect: NONFINITE on "logits of thousands"
# slip: The logarithm of a softmax that has become 0 is not finite; take both at once.
import torch
import torch.nn.functional as F


def train_step(model, optimizer, images, labels, scaler=None):
    model.train()
    optimizer.zero_grad()
    logits = model(images)
    loss = -torch.log(F.softmax(logits, dim=1))[torch.arange(len(labels)), labels].mean()
    if scaler is not None:
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
    else:
        loss.backward()
        optimizer.step()
    return loss.item()

# expect: WRONG on "after an evaluation, old gradients about"
# slip: The model stayed in the eval mode that it came in: batch norm used its running statistics and they did not move; model.train() comes first.
import torch
import torch.nn.functional as F


def train_step(model, optimizer, images, labels, scaler=None):
    optimizer.zero_grad()
    logits = model(images)
    loss = F.cross_entropy(logits, labels)
    if scaler is not None:
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
    else:
        loss.backward()
        optimizer.step()
    return loss.item()

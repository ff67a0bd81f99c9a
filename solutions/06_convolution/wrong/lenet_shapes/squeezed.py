# expect: SHAPE on "one image, one class"
# slip: squeeze() takes away the axis of a batch of one image.
import torch
import torch.nn as nn
import torch.nn.functional as F


class LeNet(nn.Module):
    def __init__(self, num_classes=26):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 6, 5, padding=2)
        self.conv2 = nn.Conv2d(6, 16, 5)
        self.fc1 = nn.Linear(400, 120)
        self.fc2 = nn.Linear(120, 84)
        self.fc3 = nn.Linear(84, num_classes)

    def stages(self, x):
        out = {}
        x = out["conv1"] = F.relu(self.conv1(x))
        x = out["pool1"] = F.max_pool2d(x, 2)
        x = out["conv2"] = F.relu(self.conv2(x))
        x = out["pool2"] = F.max_pool2d(x, 2)
        x = x.view(-1, 400)
        x = out["fc1"] = F.relu(self.fc1(x))
        x = out["fc2"] = F.relu(self.fc2(x))
        x = out["fc3"] = self.fc3(x).squeeze()
        return out

    def forward(self, x):
        return self.stages(x)["fc3"]

# %% [markdown]
# ## What you have built
#
# You began with $y = xW + b$ and its three gradients. You wrote activations and losses with their backward
# halves and kept them finite at the edges; you built a machine that records a computation and takes its
# derivative in reverse, and one that carries derivatives along forward; you stacked layers into networks of
# any depth, tested them before training, trained one on spirals and saved its weights. Every deep-learning
# library does these same things, faster and on more hardware.
#
# **What to keep.** A gradient has the shape of the thing it belongs to. Where a value is used twice, its
# gradients add. Test at settings where the error would show: shapes that are not square, a `reg` that is not
# tiny, weights that are not small. A fresh classifier has loss log C, and a network that cannot learn eight
# samples by heart is broken.
#
# **Where to go next.** Assignment 03 replaces the plain step by momentum, RMSProp and Adam, and looks at
# initialisation. Assignment 04 puts normalisation and dropout into `FullyConnectedNet`. From 06 on the affine
# layer gets a sibling, convolution, whose backward follows the same rules.
#
# **Before you submit.** Restart the kernel and run the notebook from the top; submit it with
# `spiral_net.safetensors`.
#
# ### References
#
# * S. Linnainmaa, *Taylor expansion of the accumulated rounding error*, BIT 16, 1976: reverse accumulation,
#   before anyone called it backpropagation.
# * D. E. Rumelhart, G. E. Hinton and R. J. Williams, *Learning representations by back-propagating errors*,
#   Nature 323, 1986.
# * X. Glorot and Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks*,
#   AISTATS 2010.
# * K. He, X. Zhang, S. Ren and J. Sun, *Delving deep into rectifiers*, ICCV 2015: the factor $\sqrt{2/n}$.
# * A. Griewank and A. Walther, *Evaluating Derivatives*, 2nd edition, SIAM 2008: why the gradient costs a
#   small multiple of the function, and how to trade memory for time.
# * A. G. Baydin, B. A. Pearlmutter, A. A. Radul and J. M. Siskind, *Automatic differentiation in machine
#   learning: a survey*, JMLR 18, 2018.
# * I. Goodfellow, Y. Bengio and A. Courville, *Deep Learning*, MIT Press 2016, chapters 6 and 8.

# ---
# jupyter:
#   jupytext:
#     text_representation:
#       extension: .py
#       format_name: percent
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # 06 Convolution
#
# A fully connected layer learns a weight for every pair of pixels, and forgets that pixels have neighbours. A convolutional layer looks
# through a small window, and uses the same few weights wherever the window stands. In this assignment you write that layer with loops,
# find out why its backward pass is a convolution again, make it a hundred times faster, and at the end train a network of such layers that
# reads letters which nobody has drawn yet.
#
# **How it works.** Each exercise has a stub. Replace `raise NotImplementedError` by your code, run the cell, then run the
# `check("...")` cell below it. Some cases stay hidden until grading; their inputs are drawn anew, their *kinds* are announced in
# the docstrings, so a function that does what its docstring says has nothing to fear.
#
# **Conventions.** Arrays are numpy `float64` unless an exercise says torch. Pictures are `(N, C, H, W)`: sample, channel, row, column; kernels are
# `(F, C, HH, WW)`: output channel, input channel, row, column. A layer is a pair: `forward` returns `(out, cache)`, `backward(dout, cache)`
# returns the gradient with respect to each input. What you keep in `cache` is your own business. `stride` and `pad` are the same for both axes
# where they stand as one number, and sizes are chosen so that the stride divides, unless a docstring says otherwise. numpy is the only library
# that the numpy exercises may use; a function that calls scipy will run here, and not at grading. You may write into the arrays that you are given,
# for each call gets arrays of its own; better not, for in your own network nobody makes copies.

# %%
import matplotlib.pyplot as plt
import numpy as np

from autograder import check

plt.rcParams["figure.figsize"] = (6.0, 3.4)

# %% [markdown]
# ## 1. Convolution
#
# ### One dimension: a small dot product that slides
#
# An affine layer gives every pair of input and output a weight of its own. A **convolutional layer** makes two promises instead: an output looks
# only at a short *window* of the input, and every window is looked at with the *same* weights. A signal of a million samples then needs no more
# weights than one of ten, and what was learned at one place holds at all others.
#
# Let $x_{nct}$ be sample $t$ of channel $c$ of signal $n$, with `pad` zeros put at *either* end of the signal, which gives $\tilde x$. There are $F$ kernels,
# each as deep as the signal has channels and $K$ long, and each has a bias:
#
# $$\underset{(N,\,F,\,L')}{y_{nfi}} = b_f + \sum_{c=0}^{C-1}\sum_{k=0}^{K-1} \tilde x_{n,\,c,\,i\cdot\text{stride}+k}\; w_{fck}, \qquad
# L' = \frac{L + 2\,\text{pad} - K}{\text{stride}} + 1 .$$
#
# The window of output $i$ starts at $i\cdot\text{stride}$ in the padded signal. What you get in the checks always divides evenly; what to do with a last window that
# does not quite fit is a convention, and we leave it alone.
#
# **Backwards** there is nothing new, only more of it. *What is used several times collects a sum.* A weight is used in every window of every signal; a
# sample of $x$ is used in every window that covers it; a bias is used in every output of its kernel. So walk over the windows once more, hand each of
# them its share, and **add**.
#
# **A worked neighbour.** The *difference layer* $y_i = x_{i+2} - x_i$ has no weights, but its windows overlap too: $x_2$ is the right end of window 0 and the
# left end of window 2, and gets a share from both.
#
# **Think.** Four kernels of length 3 turn a signal of 1000 samples into four signals of 1000 (`pad` 1). How many weights is that, and how many has an affine layer between the same shapes?

# %%
def difference_forward(x):
    """x (N, L) -> out (N, L - 2), cache."""
    return x[:, 2:] - x[:, :-2], x.shape


def difference_backward(dout, cache):
    """dout (N, L - 2) -> dx (N, L)."""
    dx = np.zeros(cache)
    dx[:, 2:] += dout   # the right ends of all windows
    dx[:, :-2] -= dout  # the left ends: most entries of dx are met twice, hence -= and not =
    return dx


rng = np.random.default_rng(0)
x, dout, v = rng.normal(size=(2, 6)), rng.normal(size=(2, 4)), rng.normal(size=(2, 6))
gradient = difference_backward(dout, difference_forward(x)[1])
slope = np.sum(dout * (difference_forward(x + 1e-5 * v)[0] - difference_forward(x - 1e-5 * v)[0])) / 2e-5
print(f"slope along v: by the gradient {np.sum(gradient * v):+.8f}, by central difference {slope:+.8f}")

# %% exercises="conv1d_forward conv1d_backward"
def conv1d_forward(x, w, b, conv_param):
    """A one-dimensional convolutional layer, by the formula above (the kernel is not flipped).

    x: (N, C, L); w: (F, C, K); b: (F,); conv_param: {"stride": 1 or more, "pad": 0 or more}, pad zeros at either end.
    Any of N, C, F, L' may be 1; stride and pad are any that divide evenly, also more than K: then there are gaps between windows, or windows of
    padding alone. K is at most as long as the padded signal, and may be just as long (L' = 1).
    Returns out (N, F, L'), always three axes, with L' = (L + 2 pad - K) / stride + 1, and a cache.
    """
    ### BEGIN SOLUTION
    stride, pad = conv_param["stride"], conv_param["pad"]
    K, length = w.shape[2], x.shape[2] + 2 * pad
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad)))
    out = np.zeros((len(x), len(w), (length - K) // stride + 1)) + b[:, None]  # every output starts with its bias
    for i in range(out.shape[2]):
        window = padded[:, :, i * stride : i * stride + K]  # (N, C, K)
        out[:, :, i] += np.einsum("nck,fck->nf", window, w)
    cache = (padded, w, stride, pad)
    ### END SOLUTION
    return out, cache


def conv1d_backward(dout, cache):
    """The gradient of the layer above, for the same range of shapes. dout: (N, F, L').

    Returns dx (N, C, L), without the padding, 0 where no window looked; dw (F, C, K); db (F,).
    """
    ### BEGIN SOLUTION
    padded, w, stride, pad = cache
    K, length = w.shape[2], padded.shape[2]
    dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
    for i in range(dout.shape[2]):
        part = slice(i * stride, i * stride + K)
        dw += np.einsum("nf,nck->fck", dout[:, :, i], padded[:, :, part])
        dpadded[:, :, part] += np.einsum("nf,fck->nck", dout[:, :, i], w)
    dx = dpadded[:, :, pad : length - pad]  # right for pad 0 as well, which pad:-pad is not
    db = np.einsum("nfi->f", dout)
    ### END SOLUTION
    return dx, dw, db

# %%
if check.passed("conv1d_forward") and check.passed("conv1d_backward"):
    rng, t = np.random.default_rng(1), np.arange(120)
    signal = np.where((t > 30) & (t < 75), 1.0, 0.0) + 0.3 * (t > 95) + 0.12 * rng.normal(size=120)
    kernels = np.stack([np.ones(9) / 9, np.repeat([-1.0, 0.0, 1.0], [4, 1, 4]) / 4])[:, None]  # (2, 1, 9)
    mean, edge = conv1d_forward(signal[None, None], kernels, np.zeros(2), {"stride": 1, "pad": 4})[0][0]
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 3.2))
    left.plot(t, signal, color="0.75", label="signal")
    left.plot(t, mean, label="kernel of ninths: a mean"), left.plot(t, edge, label="right minus left: edges")
    left.set(title="One signal, two kernels", xlabel="sample", ylabel="value"), left.legend(fontsize=8)
    for stride, length in ((1, 21), (2, 21), (3, 21)):
        out, cache = conv1d_forward(np.zeros((1, 1, length)), np.ones((1, 1, 3)), np.zeros(1), {"stride": stride, "pad": 0})
        right.plot(conv1d_backward(np.ones_like(out), cache)[0][0, 0], "o-", ms=4, label=f"stride {stride}")
    right.set(title="dx for a kernel of three ones and dout = 1", xlabel="sample", ylabel="windows that cover it", yticks=[1, 2, 3]), right.legend(fontsize=8, loc=(0.35, 0.62))
    plt.show()

# %% [markdown]
# Look at the ends of the left picture: the smoothed signal sinks at its right end although the signal does not. Those outputs have seen zeros that nobody recorded.
# On the right you see the overlaps: with stride 1 an inner sample lies in three windows, at the border in fewer; with stride 3 the windows do not
# overlap, and only there would `=` in place of `+=` have done no harm.
#
# ### What the word "convolution" means, and what layers do
#
# In mathematics and in signal processing the convolution $x * k$ turns the kernel round before it slides; the layer above does not. In two dimensions,
# for a picture $x$ $(H, W)$ and a kernel $k$ $(h, w)$, both *valid*, that is, only where the kernel lies wholly inside the picture:
#
# $$\text{cross-correlation:}\quad y_{ij} = \sum_{a,b} x_{i+a,\;j+b}\; k_{ab}, \qquad\qquad
# \text{convolution:}\quad z_{ij} = \sum_{a,b} x_{i+h-1-a,\;j+w-1-b}\; k_{ab}.$$
#
# Both have the shape $(H-h+1,\; W-w+1)$, and $z$ is the cross-correlation with the kernel turned by 180 degrees, $k_{h-1-a,\,w-1-b}$: *both* axes flipped. That is
# neither a transpose nor a flip of one axis. **Everything that deep learning calls a convolution is a cross-correlation** (`torch.nn.Conv2d` too). For the network it
# makes no difference: the kernel is learned, and a layer that wanted the other one would learn it turned round. It matters when you load a
# kernel from a book, compare with `np.convolve`, or compute the gradient further down, where a true convolution turns up by itself.
#
# Why do mathematicians bother? Because the flip buys an algebra. In *full* mode, where every shift counts at which the kernel touches the picture at all (everything
# outside is zero, shape $(H+h-1,\; W+w-1)$), the convolution multiplies two polynomials in two variables, so that $x * k = k * x$ and $(x * k) * m = x * (k * m)$.
# Cross-correlation does neither.
#
# **A worked neighbour,** in one dimension: $(1 + 2t)(3 + 4t + 5t^2) = 3 + 10t + 13t^2 + 10t^3$ is `np.convolve([1, 2], [3, 4, 5])`, in this order or the other.
# The cross-correlation of the two, `np.correlate([3, 4, 5], [1, 2], "full")`, is 6, 11, 14, 5: with the two exchanged it comes out back to front.
#
# **Think.** For which kernels do the two operations agree on every picture? Two cross-correlations in a row are again a single one: with which kernel?

# %% exercises="cross_correlate2d true_conv2d"
def cross_correlate2d(x, k):
    """The valid cross-correlation of one picture with one kernel. The kernel is not flipped.

    x: (H, W); k: (h, w) with h <= H and w <= W, odd or even, a single row or column, or the whole picture. Returns (H - h + 1, W - w + 1),
    always two axes.
    """
    ### BEGIN SOLUTION
    h, w = k.shape
    out = np.zeros((x.shape[0] - h + 1, x.shape[1] - w + 1))
    for i, j in np.ndindex(h, w):  # one shifted copy of the picture for each entry of the kernel
        out += k[i, j] * x[i : i + out.shape[0], j : j + out.shape[1]]
    ### END SOLUTION
    return out


def true_conv2d(x, k, mode="valid"):
    """The convolution of mathematics: the kernel is turned by 180 degrees.

    x: (H, W); k: (h, w), any sizes from 1. mode "valid": h <= H and w <= W, returns (H - h + 1, W - w + 1).
    mode "full": zeros all around, returns (H + h - 1, W + w - 1); here k may be larger than x, along one axis or both.
    """
    ### BEGIN SOLUTION
    h, w = k.shape
    if mode == "full":
        x = np.pad(x, ((h - 1, h - 1), (w - 1, w - 1)))
    out = cross_correlate2d(x, k[::-1, ::-1])
    ### END SOLUTION
    return out

# %%
if check.passed("cross_correlate2d") and check.passed("true_conv2d"):
    rows, columns = np.mgrid[:48, :64]
    picture = np.where((rows - 26) ** 2 + (columns - 20) ** 2 < 14**2, 0.8, 0.15)  # a disc,
    picture[10:40, 44:54] = 1.0  # a post,
    picture[34:40, 30:62] = 0.5  # and a beam across its foot
    sobel = np.array([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
    panels = [("the picture (signal)", picture, "gray", (0, 1)), ("the kernel: right minus left", sobel, "RdBu", (-4, 4)),
              ("cross-correlation", cross_correlate2d(picture, sobel), "RdBu", (-4, 4)), ("true convolution", true_conv2d(picture, sobel), "RdBu", (-4, 4))]
    figure, axes = plt.subplots(1, 4, figsize=(13, 2.8), layout="constrained")
    for ax, (title, values, colours, (low, high)) in zip(axes, panels):
        shown = ax.imshow(values, cmap=colours, vmin=low, vmax=high)
        ax.set(title=title, xlabel="column", ylabel="row")
        figure.colorbar(shown, ax=ax, shrink=0.7)
    plt.show()
    blur = np.ones((3, 3)) / 9
    one, other = (true_conv2d(true_conv2d(picture, sobel, "full"), blur, "full"), true_conv2d(picture, true_conv2d(sobel, blur, "full"), "full"))
    print(f"(picture * sobel) * blur and picture * (sobel * blur) differ by at most {np.abs(one - other).max():.1e}")

# %% [markdown]
# Blue marks a step up from left to right under cross-correlation. The true convolution shows the same edges with the other sign, since this kernel turned round is its own
# negative. The last line is why two filters in a row can be replaced by one: *they* are convolved first.
#
# ### The layer: images, channels, kernels
#
# Now everything at once. $x$ is $(N, C, H, W)$, and each of the $F$ kernels is $(C, \text{HH}, \text{WW})$: *it spans all channels*, the sum runs over them, and each kernel
# yields one output channel.
#
# $$\underset{(N,\,F,\,H',\,W')}{y_{nfij}} = b_f + \sum_{c}\sum_{a}\sum_{b} \tilde x_{n,\,c,\;is+a,\;js+b}\;w_{fcab},\qquad
# H' = \frac{H + 2p - \text{HH}}{s} + 1,\quad W' = \frac{W + 2p - \text{WW}}{s} + 1,$$
#
# with $s$ the stride and $p$ the padding, $p$ rows of zeros above and below, $p$ columns left and right. Backwards, read off who touches whom; output $(n, f, i, j)$ touches the window
# $\tilde x_{n,\,:,\;is:is+\text{HH},\;js:js+\text{WW}}$, the kernel $w_f$ and the bias $b_f$:
#
# $$\text{dw}_f = \sum_{n,i,j} \text{dout}_{nfij}\cdot \text{window}_{nij},\qquad
# \text{d(window}_{nij}) \mathrel{+}= \sum_f \text{dout}_{nfij}\; w_f, \qquad \text{db}_f = \sum_{n,i,j} \text{dout}_{nfij}.$$
#
# The padding is no input, so its part of the gradient is cut off at the end. Cut with care: `a[pad:-pad]` is *empty* for `pad = 0`.
#
# *Naive* is meant as praise here: plain loops whose correctness one can see. A fast version comes in part 3 and will be measured against this one.
#
# **A worked neighbour.** How many windows cover each pixel? `cover = np.zeros((H, W))`, and for each output `cover[i*s : i*s + HH, j*s : j*s + WW] += 1`. This is the gradient
# of the sum of all outputs, for a kernel of ones: the same walk, with all weights 1.
#
# **Think.** Move the image one pixel to the right. What happens to the output of a layer of stride 1, what with stride 2, and what at the borders?

# %% exercises="conv_forward_naive conv_backward_naive"
def conv_forward_naive(x, w, b, conv_param):
    """A convolutional layer (a cross-correlation: no flip), by the formula above. It may be slow.

    x: (N, C, H, W); w: (F, C, HH, WW); b: (F,); conv_param: {"stride": 1 or more, "pad": 0 or more}, pad zeros on each of the four sides.
    Images and kernels need not be square; any of N, C, F, HH, WW, H', W' may be 1; stride and pad are any that divide evenly, also more
    than the kernel's size (gaps between windows, windows of padding alone); a kernel may be as large as the padded image.
    Returns out (N, F, H', W'), always four axes, and a cache.
    """
    ### BEGIN SOLUTION
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, _, H, W = x.shape
    F, _, HH, WW = w.shape
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    rows, columns = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
    out = np.zeros((N, F, rows, columns)) + b[:, None, None]  # every output starts with its bias
    for n, f, i, j in np.ndindex(N, F, rows, columns):
        top, left = i * stride, j * stride
        out[n, f, i, j] += np.sum(padded[n, :, top : top + HH, left : left + WW] * w[f])
    cache = (padded, w, stride, pad)
    ### END SOLUTION
    return out, cache


def conv_backward_naive(dout, cache):
    """The gradient of the layer above, for the same range of shapes. dout: (N, F, H', W').

    Returns dx (N, C, H, W), without the padding, 0 where no window looked; dw (F, C, HH, WW); db (F,).
    """
    ### BEGIN SOLUTION
    padded, w, stride, pad = cache
    HH, WW = w.shape[2:]
    H, W = padded.shape[2:]
    dpadded, dw = np.zeros_like(padded), np.zeros_like(w)
    for n, f, i, j in np.ndindex(*dout.shape):
        window = np.s_[n, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
        dw[f] += dout[n, f, i, j] * padded[window]
        dpadded[window] += dout[n, f, i, j] * w[f]
    dx = dpadded[:, :, pad : H - pad, pad : W - pad]
    db = np.einsum("nfij->f", dout)
    ### END SOLUTION
    return dx, dw, db

# %%
if check.passed("conv_forward_naive") and check.passed("conv_backward_naive"):
    kernel = np.zeros((1, 1, 7, 5))
    kernel[0, 0, 1:6, 1], kernel[0, 0, 1, 1:4], kernel[0, 0, 3, 2] = 1.0, 1.0, 1.0  # the letter F, which has no symmetry
    nothing, here = np.zeros((1, 1, 17, 15)), (0, 0, 8, 7)
    out, cache = conv_forward_naive(nothing, kernel, np.zeros(1), {"stride": 1, "pad": 0})
    pixel = np.zeros_like(out)
    pixel[0, 0, 5, 5] = 1.0  # one output pixel: which inputs does it listen to, and how much?
    impulse = nothing.copy()
    impulse[here] = 1.0  # one input pixel: which outputs hear it?
    pictures = {"the kernel": kernel, "gradient of one output pixel\nwith respect to the input": conv_backward_naive(pixel, cache)[0],
                "all outputs,\nfor one bright input pixel": conv_forward_naive(impulse, kernel, np.zeros(1), {"stride": 1, "pad": 3})[0]}
    figure, axes = plt.subplots(1, 3, figsize=(10, 3.4), layout="constrained")
    for ax, (title, values) in zip(axes, pictures.items()):
        shown = ax.imshow(values[0, 0], cmap="gray_r", vmin=0, vmax=1)
        ax.set(title=title, xlabel="column", ylabel="row")
    figure.colorbar(shown, ax=axes, label="value", shrink=0.7)
    plt.show()

# %% [markdown]
# The middle picture is a *receptive field*: the output looks at its window through the kernel, which stands there as it is. The right picture asks the opposite question, and there the letter
# is turned by 180 degrees: for an output further *up*, the bright pixel lies further *down* in its window, and is weighted by a lower row of the kernel; so with left and right. The gradient with respect to
# one *input* pixel gathers from just these outputs with just these weights. The flip that was left out on the way forward comes in on the way back.
#
# ### The gradients of a convolution are convolutions
#
# Take stride 1 and write the two sums out:
#
# $$\text{dw}_{fcab} = \sum_{n}\sum_{i,j} \tilde x_{n,\,c,\;a+i,\;b+j}\;\text{dout}_{nfij}, \qquad\qquad
# \text{d}\tilde x_{ncuv} = \sum_{f}\sum_{a,b} \text{dout}_{n,\,f,\;u-a,\;v-b}\; w_{fcab}.$$
#
# On the left the indices have a plus: a **valid cross-correlation of the padded input with `dout`**, which plays the kernel. The sum runs over images $n$, where that of the layer runs over channels,
# so batch and channels have changed places. On the right they have a minus: a **true convolution of `dout` with $w$, in full mode** (outside of `dout` there are zeros). The sum runs over kernels $f$, so the
# two first axes of $w$ have changed places: what were $F$ kernels for $C$ channels are now $C$ kernels for $F$ channels. From $\text{d}\tilde x$ cut the padding, and you have dx.
#
# With `np.pad`, flips and exchanged axes, `conv_forward_naive` can do both jobs for you, each in a few lines; plain loops are as welcome.
#
# **A worked neighbour,** the sum on the right in one dimension with one channel: for $K = 2$, $y_i = x_i w_0 + x_{i+1} w_1$, hence $\text{dx}_u = \text{dout}_u w_0 + \text{dout}_{u-1} w_1$, which is
# `np.convolve(dout, w)`, one longer than `dout`: numpy's function flips, and so must we.
#
# **Think.** What becomes of the two formulas for stride 2? Try it with one channel and one dimension: where in `dout` would you have to put zeros?

# %% exercises="conv_dw_by_correlation conv_dx_by_full_convolution"
def conv_dw_by_correlation(x, dout, pad):
    """The kernels' gradient of a convolutional layer of stride 1, as a cross-correlation of its padded input with dout.

    x: (N, C, H, W), not padded yet; dout: (N, F, H', W'); pad: 0 or more, zeros on each of the four sides of x.
    Any of N, C, F, HH, WW may be 1. Returns dw (F, C, HH, WW), with HH = H + 2 pad - H' + 1 and WW = W + 2 pad - W' + 1.
    """
    ### BEGIN SOLUTION
    images = x.swapaxes(0, 1)  # (C, N, H, W): each channel is an image with N channels
    kernels = dout.swapaxes(0, 1)  # (F, N, H', W')
    sums, _ = conv_forward_naive(images, kernels, np.zeros(len(kernels)), {"stride": 1, "pad": pad})  # (C, F, HH, WW)
    dw = sums.swapaxes(0, 1)
    ### END SOLUTION
    return dw


def conv_dx_by_full_convolution(dout, w, pad):
    """The input's gradient of a convolutional layer of stride 1, as a full convolution of dout with the kernels.

    dout: (N, F, H', W'); w: (F, C, HH, WW); pad: the layer's padding, 0 <= pad < min(HH, WW). Any of N, C, F, HH, WW may be 1.
    Returns dx (N, C, H, W), always four axes, with H = H' + HH - 1 - 2 pad and W = W' + WW - 1 - 2 pad.
    """
    ### BEGIN SOLUTION
    _, C, HH, WW = w.shape
    half_turned = w[:, :, ::-1, ::-1].swapaxes(0, 1)  # (C, F, HH, WW)
    wide = np.pad(dout, ((0, 0), (0, 0), (HH - 1, HH - 1), (WW - 1, WW - 1)))
    dpadded, _ = conv_forward_naive(wide, half_turned, np.zeros(C), {"stride": 1, "pad": 0})  # (N, C, H + 2 pad, W + 2 pad)
    H, W = dpadded.shape[2:]
    dx = dpadded[:, :, pad : H - pad, pad : W - pad]
    ### END SOLUTION
    return dx

# %% [markdown]
# ### The way back as a layer: transposed convolution and the adjoint identity
#
# Without its bias a convolution is linear in $x$: some huge sparse matrix $A$ takes all pixels to all outputs. The map $y \mapsto A^\top y$ takes arrays of the *output's* shape back
# to the *input's* shape, and it is exactly what the backward pass does with `dout`. Used forwards, as a layer that makes pictures larger, it is the **transposed convolution**: each $y_{nfij}$
# puts a copy of the kernel $w_f$, times itself, at the place where its window had been, and what overlaps is added:
#
# $$z_{n,\,c,\;is+a,\;js+b} \mathrel{+}= y_{nfij}\,w_{fcab}, \qquad\text{then $p$ rows and columns are cut from each side.}$$
#
# For stride $s > 1$ this undoes the *shape* of a strided layer, not its values: it is a transpose, not an inverse. There is one catch: with $s = 2$ an input of 7 and one of 8 pixels may have the same number of
# outputs, so the way back has to be told which. torch's convention, and ours, is `output_padding` $o$, with $0 \le o < s$, more rows at the bottom and columns at the right, *before* the cut:
#
# $$H = (H' - 1)\,s + \text{HH} + o - 2p, \qquad W = (W' - 1)\,s + \text{WW} + o - 2p .$$
#
# **The adjoint identity** says that the two are each other's transposes, for every $x$ and every $y$, with $\langle u, v\rangle$ the sum of all products of entries:
#
# $$\langle \operatorname{conv}(x),\, y\rangle = \langle x,\, \operatorname{convT}(y)\rangle .$$
#
# It is a test of a backward pass in one line, without any finite difference. (It is not a proof of a *forward* pass: two functions of zeros fulfil it. Something else must pin down one of the two.)
#
# **A worked neighbour.** For the difference layer at the top the identity reads $\sum_i (x_{i+2} - x_i)\,y_i = \sum_i x_i\,\text{dx}_i$ with `dx = difference_backward(y, ...)`: sum by parts, and you see it.

# %% exercises="conv_transpose_forward adjoint_gap"
def conv_transpose_forward(y, w, conv_param, output_padding=0):
    """The transposed convolution, without a bias, for any stride. Returns the array alone, no cache.

    y: (N, F, H', W'); w: (F, C, HH, WW), the kernels of the convolution whose transpose this is; conv_param: {"stride", "pad"} of that
    convolution, stride 1 or more and pad 0 or more (each also more than the kernel's size); output_padding: 0 <= output_padding < stride.
    Any of N, C, F, HH, WW, H', W' may be 1. Returns (N, C, H, W), always four axes, with H and W by the formulas above (both at least 1).
    """
    ### BEGIN SOLUTION
    stride, pad = conv_param["stride"], conv_param["pad"]
    N, F, rows, columns = y.shape
    _, C, HH, WW = w.shape
    H, W = (rows - 1) * stride + HH + output_padding, (columns - 1) * stride + WW + output_padding
    canvas = np.zeros((N, C, H, W))
    for i, j in np.ndindex(rows, columns):
        window = np.s_[:, :, i * stride : i * stride + HH, j * stride : j * stride + WW]
        canvas[window] += np.einsum("nf,fcab->ncab", y[:, :, i, j], w)
    out = canvas[:, :, pad : H - pad, pad : W - pad]
    ### END SOLUTION
    return out


def adjoint_gap(x, y, w, conv_param):
    """The two sides of the adjoint identity, as two numbers: <conv(x), y> and <x, convT(y)>.

    x: (N, C, H, W); y: (N, F, H', W'), the shape of conv(x); w: (F, C, HH, WW); conv_param as above. The convolution has no bias. The stride
    divides evenly, so that no output_padding is needed. Returns (left, right).
    """
    ### BEGIN SOLUTION
    forward, _ = conv_forward_naive(x, w, np.zeros(len(w)), conv_param)
    left = np.sum(forward * y)
    right = np.sum(x * conv_transpose_forward(y, w, conv_param))
    ### END SOLUTION
    return left, right

# %%
if all(map(check.passed, ("conv_backward_naive", "conv_dw_by_correlation", "conv_dx_by_full_convolution"))):
    rng = np.random.default_rng(3)
    x, w = rng.normal(size=(2, 3, 7, 6)), rng.normal(size=(4, 3, 3, 2))
    out, cache = conv_forward_naive(x, w, np.zeros(4), {"stride": 1, "pad": 1})
    dout = rng.normal(size=out.shape)
    dx, dw, _ = conv_backward_naive(dout, cache)
    rows = {"dw by correlation": (dw, conv_dw_by_correlation(x, dout, 1)), "dx by full convolution": (dx, conv_dx_by_full_convolution(dout, w, 1))}
    for name, (slow, other) in rows.items():
        print(f"{name}: shape {other.shape}, largest entry {np.abs(slow).max():.2f}, largest difference to the loops {np.abs(slow - other).max():.1e}")

if check.passed("conv_transpose_forward") and check.passed("adjoint_gap"):
    rng = np.random.default_rng(4)
    x, y, w = rng.normal(size=(2, 3, 7, 8)), rng.normal(size=(2, 4, 4, 5)), rng.normal(size=(4, 3, 3, 2))
    print("<conv(x), y> = {:.12f}\n<x, convT(y)> = {:.12f}".format(*adjoint_gap(x, y, w, {"stride": 2, "pad": 1})))
    flat = np.ones((1, 1, 8, 8))
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for ax, size in zip(axes, (3, 4)):
        shown = ax.imshow(conv_transpose_forward(flat, np.ones((1, 1, size, size)), {"stride": 2, "pad": 0})[0, 0], cmap="viridis", vmin=0, vmax=4)
        ax.set(title=f"kernel {size} x {size}, stride 2", xlabel="column", ylabel="row")
    figure.colorbar(shown, ax=axes, label="copies of the kernel that lie here", shrink=0.8)
    plt.show()

# %% [markdown]
# Both pictures came from a picture of ones and a kernel of ones. With a kernel of 3 and a stride of 2 neighbouring pixels lie under 1, 2 or 4 copies, and the result is a checkerboard; a kernel
# that the stride divides covers the inside evenly. Networks that paint pictures have been seen to leave just this pattern on their work.
#
# **Think.** A strided convolution followed by its transpose gives a picture of the old size. Why is it not the old picture, and how many numbers of it are lost for certain?

# %% [markdown]
# ## 2. Shapes and pooling
#
# ### What lies beyond the border?
#
# A kernel of width $k$ that stays inside a picture of width $n$ has only $n - k + 1$ places to stand: every layer shaves the border off. To keep
# the size we invent pixels around the picture. Two inventions are common. **Zero padding** puts zeros there: simple, and the network can feel where the border
# is. **Reflect padding** holds a mirror *on* the outermost pixel, so that this pixel is not repeated. One row `a b c d`, padded by 2:
#
# $$\text{zero: } 0\,0\,|\,a\,b\,c\,d\,|\,0\,0 \qquad\qquad \text{reflect: } c\,b\,|\,a\,b\,c\,d\,|\,c\,b.$$
#
# On pictures $(N, C, H, W)$ only the last two axes grow, $(N, C, H + 2p_h, W + 2p_w)$, and the two amounts need not be equal. The corners of a reflected
# picture are mirrored twice.
#
# **A worked neighbour.** *Edge padding* of one row repeats the last pixel, `a a|a b c d|d d`, and is right for $p = 0$ too:
# `np.concatenate([np.repeat(x[:1], p), x, np.repeat(x[-1:], p)])`. Beware of the slice `out[p:-p]` here: for $p = 0$ it reads `out[0:0]`, which is empty.
#
# **Think.** A photograph of a grey wall goes through a blurring kernel. What happens at the border with zero padding, and what with a mirror?

# %% exercises="pad_zero pad_reflect"
def pad_zero(x, pad):
    """Zeros around pictures. x: (N, C, H, W); pad = (ph, pw): ph rows above and ph below, pw columns left and pw right.

    Returns (N, C, H + 2 ph, W + 2 pw). Any of N, C, H, W may be 1; ph and pw are 0 or more, and may be larger than the picture.
    """
    ### BEGIN SOLUTION
    (N, C, H, W), (ph, pw) = x.shape, pad
    out = np.zeros((N, C, H + 2 * ph, W + 2 * pw))
    out[:, :, ph : ph + H, pw : pw + W] = x
    return out
    ### END SOLUTION


def pad_reflect(x, pad):
    """Pictures mirrored at their outermost pixels, which are not repeated. x: (N, C, H, W); pad = (ph, pw) as in pad_zero.

    Returns (N, C, H + 2 ph, W + 2 pw), the corners mirrored both ways. Any axis may be 1; 0 <= ph <= H - 1 and 0 <= pw <= W - 1, ends included.
    """
    ### BEGIN SOLUTION
    def mirror(n, p):  # where each of the n + 2p places looks: p, ..., 1, 0, 1, ..., n - 1, n - 2, ...
        place = np.abs(np.arange(-p, n + p))
        return np.minimum(place, 2 * (n - 1) - place)

    (H, W), (ph, pw) = x.shape[2:], pad
    return x[:, :, mirror(H, ph)][:, :, :, mirror(W, pw)]
    ### END SOLUTION

# %%
def moonrise(height=18, width=24):
    """(height, width): a small picture with a slope of light, a disc and some hills, values in [0, 1]."""
    y, x = np.mgrid[:height, :width] / height
    picture = 0.35 + 0.4 * y
    picture[(y - 0.3) ** 2 + (x - 0.9) ** 2 < 0.03] = 1.0
    picture[y > 0.75 + 0.12 * np.sin(7 * x)] = 0.15
    return picture


if check.passed("pad_zero") and check.passed("pad_reflect"):
    small = moonrise()[None, None]  # (1, 1, 18, 24)
    figure, panels = plt.subplots(1, 2, figsize=(8, 3.4), sharey=True)
    for axes, padded, title in zip(panels, (pad_zero(small, (6, 8)), pad_reflect(small, (6, 8))), ("zero padding", "reflect padding")):
        axes.imshow(padded[0, 0], cmap="gray", vmin=0, vmax=1, extent=(-8.5, 31.5, 23.5, -6.5))
        axes.add_patch(plt.Rectangle((-0.5, -0.5), 24, 18, fill=False, color="tab:orange", label="the picture itself"))
        axes.set(title=title, xlabel="column (pixels)")
    panels[0].set_ylabel("row (pixels)"), panels[0].legend(loc="lower left", fontsize=8)
    plt.show()

# %% [markdown]
# ### Three numbers to know before you run anything
#
# **The size of the output.** Along one axis of $n$ pixels with padding $p$ on both sides, a kernel of $k$ taps with *dilation* $d$ (its taps stand $d$ pixels apart)
# spans $d(k-1)+1$ pixels; it steps by the stride $s$ as long as it fits. The first place is free, and each further one costs $s$ pixels:
#
# $$n' = \left\lfloor \frac{n + 2p - d\,(k-1) - 1}{s} \right\rfloor + 1.$$
#
# Where the stride does not divide, the last few pixels are left over: we round **down**, as torch does. (Some libraries have a switch for rounding up.)
#
# **The number of parameters** is the number of *learned* numbers, and the picture's size is not in it. A filter has a weight for each of its taps on *every*
# input channel; each filter, and each output of a fully connected layer, has one bias, if the layer has any.
# Batch normalisation learns a scale and a shift for each channel; its running mean and variance are measured, not learned.
#
# **The receptive field** is how many input pixels, along one axis, one output sees. Go through the layers from the first to the last and keep two
# numbers: the size $r$ of the field and the *jump* $j$, the distance in input pixels between neighbours in the present layer. Start with $r = j = 1$; then
#
# $$r \leftarrow r + d\,(k-1)\,j, \qquad j \leftarrow j\,s \qquad\text{(in this order).}$$
#
# **A worked neighbour.** Two layers of $3\times3$ kernels with stride 1 see $1 + 2 + 2 = 5$ pixels, as much as one layer of $5\times5$. From $C$ to $C$ channels without biases the
# two cost $2\cdot 9\,C^2 = 18\,C^2$ weights and the one costs $25\,C^2$: the same view for less, and a nonlinearity in between for free.
#
# **Think.** A stride early in the network makes all later layers see farther. What is the price, and which layer pays it?

# %% exercises="output_size n_params receptive_field"
def output_size(n, kernel, stride, pad, dilation=1):
    """How many places a kernel has along one axis: the formula above, rounded down where the stride does not divide.

    n, kernel, stride, dilation: whole numbers >= 1; pad: >= 0, on both sides. dilation may be left out. The kernel fits at least once. Returns an int.
    """
    ### BEGIN SOLUTION
    return (n + 2 * pad - dilation * (kernel - 1) - 1) // stride + 1
    ### END SOLUTION


def n_params(layers):
    """The number of learned numbers of a network. layers: a list of dicts, each one of

        {"kind": "conv", "in": C, "out": F, "kernel": (HH, WW), "bias": True or False}     kernels need not be square
        {"kind": "linear", "in": D, "out": M, "bias": True or False}
        {"kind": "batchnorm", "channels": C}                                               a scale and a shift for each channel
        {"kind": "relu"}, {"kind": "flatten"}, {"kind": "pool", "kernel": (HH, WW)}        which learn nothing

    Returns an int.
    """
    ### BEGIN SOLUTION
    total = 0
    for layer in layers:
        if layer["kind"] == "conv":
            height, width = layer["kernel"]
            total += layer["out"] * (layer["in"] * height * width + layer["bias"])  # True counts as 1
        elif layer["kind"] == "linear":
            total += layer["out"] * (layer["in"] + layer["bias"])
        elif layer["kind"] == "batchnorm":
            total += 2 * layer["channels"]
    return total
    ### END SOLUTION


def receptive_field(layers):
    """What one output of a chain of layers sees, along one axis. layers: [(kernel, stride, dilation), ...], the first layer first, at least one.

    Convolutions and pools count alike; kernels of 1 are allowed, with any stride. Returns (size, jump), two ints in input pixels: the
    size of the receptive field, and the distance between the fields of two neighbouring outputs, after the last layer.
    """
    ### BEGIN SOLUTION
    size, jump = 1, 1
    for kernel, stride, dilation in layers:
        size += dilation * (kernel - 1) * jump
        jump *= stride
    return size, jump
    ### END SOLUTION

# %%
if check.passed("receptive_field"):
    depth = np.arange(1, 13)
    chains = {"stride 1": [(3, 1, 1)] * 12, "every third layer stride 2": [(3, 1, 1), (3, 1, 1), (3, 2, 1)] * 4,
              "stride 2": [(3, 2, 1)] * 12, "stride 1, dilation 1, 2, 4, 8, 1, ...": [(3, 1, 2 ** (i % 4)) for i in range(12)]}
    for (label, chain), marker in zip(chains.items(), "osd^"):
        plt.semilogy(depth, [receptive_field(chain[:n])[0] for n in depth], marker=marker, ms=4, label=label)
    plt.axhline(224, color="gray", lw=1, ls=":"), plt.text(1, 245, "a picture of 224 pixels", fontsize=8)
    plt.xlabel("layers, kernel 3 each"), plt.ylabel("receptive field (pixels)"), plt.legend(fontsize=8)
    plt.title("How far one output sees")
    plt.show()

# %% [markdown]
# ### Pooling
#
# A pooling layer looks at each channel alone through a window of $h \times w$ pixels that moves by a stride $s$, down as well as to the right, and keeps one number:
#
# $$\text{max: } y_{ij} = \max_{a<h,\;b<w} x_{\,is+a,\;js+b} \qquad\qquad \text{average: } y_{ij} = \frac{1}{hw}\sum_{a<h,\;b<w} x_{\,is+a,\;js+b}.$$
#
# There are $H' = (H - h)/s + 1$ rows of windows. **Backward**, the maximum is a switch: the whole of `dout[i, j]` goes to the pixel that won its window, nothing to the others. The average shares: each
# pixel of the window gets $1/(hw)$ of it. When the stride is smaller than the window, a pixel lies in several windows, and what it receives from
# them *adds up*. When the stride is larger, some pixels lie in no window and receive 0. (Which of two equal pixels wins is a convention; we never test it.)
#
# **A worked neighbour.** *Rise pooling* of a row keeps the last pixel of each window minus the first. Watch the `+=` and `-=` on the way back.
#
# **Think.** Max pooling of a picture with a single speck of noise, and average pooling of it: which one shows the speck, and which one hides a thin line?

# %%
def rise_forward(x, size, stride):
    """x (L,) -> out (L',), out[i] = last - first pixel of window i."""
    starts = np.arange(0, len(x) - size + 1, stride)
    return x[starts + size - 1] - x[starts], (len(x), starts, size)


def rise_backward(dout, cache):
    """dout (L',) -> dx (L,). The last pixel of one window may be the first of another: add."""
    length, starts, size = cache
    dx = np.zeros(length)
    for d, start in zip(dout, starts):
        dx[start + size - 1] += d
        dx[start] -= d
    return dx


out, cache = rise_forward(np.array([1.0, 2.0, 4.0, 8.0, 16.0]), size=3, stride=2)
print("windows 1 2 4 and 4 8 16 rise by", out, "   dx for dout = (1, 10):", rise_backward(np.array([1.0, 10.0]), cache))

# %% exercises="max_pool_forward_naive max_pool_backward_naive avg_pool_forward avg_pool_backward"
def max_pool_forward_naive(x, pool_param):
    """The largest entry of each window, channel by channel. x: (N, C, H, W), entries of either sign, no two equal.

    pool_param: {"pool_height": h, "pool_width": w, "stride": s}. Windows may overlap, leave gaps, be flat or as large as the picture; any axis may be 1.
    H - h and W - w are multiples of s. Returns out (N, C, 1 + (H - h) / s, 1 + (W - w) / s), always four axes, and a cache.
    """
    ### BEGIN SOLUTION
    N, C, H, W = x.shape
    h, w, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    out = np.empty((N, C, 1 + (H - h) // s, 1 + (W - w) // s))
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            out[:, :, i, j] = x[:, :, i * s : i * s + h, j * s : j * s + w].max(axis=(2, 3))
    cache = (x, pool_param)
    ### END SOLUTION
    return out, cache


def max_pool_backward_naive(dout, cache):
    """The gradient of max pooling. dout: the shape of out. Returns dx with the shape of x, over the same range as the forward pass."""
    ### BEGIN SOLUTION
    x, pool_param = cache
    h, w, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    dx = np.zeros(x.shape)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            rows, cols = slice(i * s, i * s + h), slice(j * s, j * s + w)
            window = x[:, :, rows, cols]  # (N, C, h, w)
            won = window == window.max(axis=(2, 3), keepdims=True)
            dx[:, :, rows, cols] += won * dout[:, :, i, j, None, None]
    ### END SOLUTION
    return dx


def avg_pool_forward(x, pool_param):
    """The mean of each window, channel by channel. x, pool_param, their range, and what is returned: as in max_pool_forward_naive."""
    ### BEGIN SOLUTION
    N, C, H, W = x.shape
    h, w, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    out = np.empty((N, C, 1 + (H - h) // s, 1 + (W - w) // s))
    for i in range(out.shape[2]):
        for j in range(out.shape[3]):
            out[:, :, i, j] = x[:, :, i * s : i * s + h, j * s : j * s + w].mean(axis=(2, 3))
    cache = (x.shape, pool_param)
    ### END SOLUTION
    return out, cache


def avg_pool_backward(dout, cache):
    """The gradient of average pooling. dout: the shape of out. Returns dx with the shape of x, over the same range as the forward pass."""
    ### BEGIN SOLUTION
    shape, pool_param = cache
    h, w, s = pool_param["pool_height"], pool_param["pool_width"], pool_param["stride"]
    dx = np.zeros(shape)
    for i in range(dout.shape[2]):
        for j in range(dout.shape[3]):
            dx[:, :, i * s : i * s + h, j * s : j * s + w] += dout[:, :, i, j, None, None] / (h * w)
    ### END SOLUTION
    return dx

# %%
if check.passed("max_pool_forward_naive") and check.passed("avg_pool_forward"):
    picture = moonrise(48, 64)
    picture += 0.06 * np.random.default_rng(4).normal(size=picture.shape)
    picture[:, 12] = 0.9  # a thin bright line
    window = {"pool_height": 4, "pool_width": 4, "stride": 4}
    pooled = [pool(picture[None, None], window)[0][0, 0] for pool in (max_pool_forward_naive, avg_pool_forward)]
    figure, panels = plt.subplots(1, 3, figsize=(9.5, 2.9))
    for axes, values, title in zip(panels, (picture, *pooled), ("48 x 64 pixels", "max of 4 x 4", "average of 4 x 4")):
        shown = axes.imshow(values, cmap="gray", vmin=0, vmax=1.1)
        axes.set(title=title, xlabel="column")
    panels[0].set_ylabel("row")
    figure.colorbar(shown, ax=panels, label="brightness", shrink=0.8)
    plt.show()

# %% [markdown]
# ### What a shift does
#
# A layer $f$ is **equivariant** to shifts if moving the input moves the output alike, $f(Tx) = T f(x)$, and **invariant** if moving the input changes nothing, $f(Tx) = f(x)$.
# Convolutions are built to be equivariant; a little invariance comes from pooling. Borders spoil the exact statement, so bend the picture into a ring: what leaves on
# the right comes back on the left, and what leaves below comes back above. $T$ is then a *circular* shift by $d_y$ rows down and $d_x$ columns to the right
# ($d_y < 0$: up), `np.roll` over the two axes. Cross-correlation on the ring has the size of the picture, and its kernel reaches down and to the right of each pixel (no centring):
#
# $$y_{ij} = \sum_{a<h,\;b<w} x_{(i+a) \bmod H,\;(j+b) \bmod W}\; k_{ab}.$$
#
# **The gap.** To see how far any $f$ is from equivariant, take the largest $|f(Tx) - T f(x)|$ over all pixels.
#
# **The share.** Pool a picture by disjoint windows of $h \times w$ pixels (stride = window): that is its *code*. Shift the picture, circularly,
# by each of the eight *unit shifts*, $(d_y, d_x)$ with entries in $\{-1, 0, 1\}$, not both 0, and pool again. The invariance is the share of the
# eight that leave **every** entry of the code exactly as it was.
#
# **A worked neighbour.** Reversal of a row, $f(x)_i = x_{n-1-i}$, is not equivariant: it turns a shift to the right into one to the left. For $x = (1, 0, 0)$ moved right by one, $f(Tx) = (0, 1, 0)$ and
# $T f(x) = (1, 0, 0)$: the gap is 1.
#
# **Think.** A dot sits in the corner of its $4\times4$ window. How many of the eight shifts leave the code alone, and how many do if it sits in the middle? What, then, does pooling promise on average?

# %% exercises="circular_conv2d shift_equivariance_gap pool_invariance"
def circular_conv2d(x, k):
    """Cross-correlation on a ring (the formula above, kernel not flipped, not centred). x: (H, W); k: (h, w), 1 <= h <= H, 1 <= w <= W.

    Returns out (H, W). Shifting x circularly shifts out alike.
    """
    ### BEGIN SOLUTION
    out = np.zeros(x.shape)
    for a in range(k.shape[0]):
        for b in range(k.shape[1]):
            out += k[a, b] * np.roll(x, (-a, -b), axis=(0, 1))  # pixel (i + a, j + b) comes to (i, j)
    return out
    ### END SOLUTION


def shift_equivariance_gap(f, x, dy, dx):
    """The largest |f(T x) - T f(x)| over all pixels, T the circular shift by dy rows down and dx columns to the right.

    f: a function from (H, W) to (H, W); it may write into the array that it is given, so give it one that you do not need again. x: (H, W).
    dy, dx: any whole numbers, also negative or larger than the picture. Returns one number.
    """
    ### BEGIN SOLUTION
    moved_first = f(np.roll(x, (dy, dx), axis=(0, 1)))
    moved_last = np.roll(f(x.copy()), (dy, dx), axis=(0, 1))
    return np.abs(moved_first - moved_last).max()
    ### END SOLUTION


def pool_invariance(x, window):
    """The share of the eight unit shifts (circular) that leave the max-pooled code of a picture exactly as it was (no tolerance), every entry of it.

    x: (H, W), any values, equal ones too; window = (h, w), stride = window, H a multiple of h and W of w; H may equal h. Returns a number from 0 to 1.
    """
    ### BEGIN SOLUTION
    def code(picture):
        (H, W), (h, w) = picture.shape, window
        return picture.reshape(H // h, h, W // w, w).max(axis=(1, 3))

    shifts = [(dy, dx) for dy in range(-1, 2) for dx in range(-1, 2) if dy or dx]
    same = [np.array_equal(code(np.roll(x, shift, axis=(0, 1))), code(x)) for shift in shifts]
    return np.mean(same)
    ### END SOLUTION

# %%
if check.passed("pool_invariance"):
    rng, sizes = np.random.default_rng(28), np.array([1, 2, 3, 4, 6, 8, 12])
    for dots, marker in ((1, "o"), (4, "s")):
        shares = []
        for size in sizes:
            pictures = np.zeros((20, 24, 24))
            for picture in pictures:
                picture[rng.integers(24, size=dots), rng.integers(24, size=dots)] = rng.uniform(1, 2, dots)
            shares.append(np.mean([pool_invariance(picture, (size, size)) for picture in pictures]))
        plt.plot(sizes, shares, marker=marker, label=f"{dots} dot{'s' * (dots > 1)} in 24 x 24 pixels")
    plt.xlabel("side of the pooling window (pixels)"), plt.ylabel("share of unit shifts\nthat leave the code alone")
    plt.ylim(0, 1), plt.legend(), plt.title("Pooling forgives small shifts, now and then")
    plt.show()

# %% [markdown]
# ### A fully connected layer is a convolution
#
# A classifier that was trained on pictures of $C \times H \times W$ pixels flattens each, in numpy's usual order (channel slowest, column fastest), and multiplies by
# a matrix with $D = CHW$ rows and a column for each of the $M$ classes: $\text{scores} = X W + b$. Now read column $m$ of that matrix as a picture of $C \times H \times W$
# weights. A score is the product of this picture with the input, pixel by pixel, summed: exactly what a filter as large as the input computes in the one place
# where it fits. On a *larger* picture ($H_\text{big} \times W_\text{big}$) the same filter fits in more places, and the classifier becomes a map of
# scores:
#
# $$\underset{M\times C\times H\times W}{k}\ \text{from}\ \underset{CHW\times M}{W},\qquad
#   \text{out}_{nmij} = b_m + \sum_{c,\,a,\,b'} x_{n,c,\,i+a,\,j+b'}\; k_{m c a b'}, \qquad \text{out}: (N,\ M,\ H_\text{big}-H+1,\ W_\text{big}-W+1).$$
#
# **A worked neighbour.** The other way round, a $1\times1$ convolution is a fully connected layer, applied to each pixel's vector of channels: for $x$ $(N, C, H, W)$ and weights $w$ $(C, F)$ it is
# `(x.transpose(0, 2, 3, 1) @ w).transpose(0, 3, 1, 2)`. Channels go last, are multiplied, and come back.
#
# **Think.** Cutting out each place and classifying it alone gives the same map. Why is a convolution cheaper as soon as the classifier has more than one layer?

# %% exercises="fc_as_conv sliding_classifier"
def fc_as_conv(W, C, H, Ww):
    """The filters of a fully connected layer on pictures of C x H x Ww. W: (D, M), D = C * H * Ww in numpy's order, a column for each class.

    Returns (M, C, H, Ww), always four axes. Any of M, C, H, Ww may be 1, and M may equal D.
    """
    ### BEGIN SOLUTION
    return W.T.reshape(W.shape[1], C, H, Ww)  # (M, D) -> (M, C, H, Ww)
    ### END SOLUTION


def sliding_classifier(x, W, b, C, H, Ww):
    """The fully connected classifier (W, b) at each place of larger pictures. x: (N, C, Hbig, Wbig), Hbig >= H, Wbig >= Ww; W: (C * H * Ww, M); b: (M,).

    Returns the scores, (N, M, Hbig - H + 1, Wbig - Ww + 1), always four axes: entry [n, m, i, j] is the score of class m for the
    part of picture n whose upper left pixel is (i, j). Any of N, M, C may be 1, and the pictures may be just H x Ww.
    """
    ### BEGIN SOLUTION
    rows, cols = x.shape[2] - H + 1, x.shape[3] - Ww + 1
    out = np.empty((len(x), len(b), rows, cols))
    for i in range(rows):
        for j in range(cols):
            out[:, :, i, j] = x[:, :, i : i + H, j : j + Ww].reshape(len(x), C * H * Ww) @ W + b
    return out
    ### END SOLUTION

# %%
if check.passed("sliding_classifier"):
    cross = np.eye(7) + np.eye(7)[::-1]
    cross[3, 3] = 1
    y, x = np.mgrid[-3:4, -3:4]
    ring = ((np.hypot(y, x) > 2) & (np.hypot(y, x) < 3.7)).astype(float)
    picture = 0.15 * np.random.default_rng(6).normal(size=(1, 1, 28, 44))
    for shape, top, left in ((cross, 3, 4), (ring, 15, 10), (cross, 17, 31), (ring, 5, 24)):
        picture[0, 0, top : top + 7, left : left + 7] += shape
    centred = [(shape - shape.mean()) / (49 * shape.var()) for shape in (cross, ring)]  # a perfect match scores 1
    scores = sliding_classifier(picture, np.stack(centred).reshape(2, 49).T, np.zeros(2), 1, 7, 7)
    figure, panels = plt.subplots(1, 3, figsize=(10, 2.6))
    panels[0].imshow(picture[0, 0], cmap="gray"), panels[0].set(title="two crosses, two rings", ylabel="row")
    for axes, values, title in zip(panels[1:], scores[0], ("score: cross", "score: ring")):
        shown = axes.imshow(values, cmap="magma", vmin=0, vmax=scores.max())
        axes.set_title(title)
    for axes in panels:
        axes.set_xlabel("column")
    figure.colorbar(shown, ax=panels, label="score", shrink=0.8)
    plt.show()

# %% [markdown]
# ## 3. Fast convolution, and normalised pictures
#
# ### One matrix product
#
# The naive convolution visits every output pixel of every filter in a Python loop, and each visit costs microseconds of bookkeeping for
# nanoseconds of arithmetic. But look at what a visit does: it multiplies a flattened window by a flattened filter and adds up. Many dot
# products with the same filters are *one matrix product*, and a matrix product is what a computer does best. So let us lay out the windows as
# the rows of a matrix first. That is `im2col` ("image to columns"; the name comes from libraries that keep a window in a column, we keep it in a
# **row**).
#
# With $H' = (H + 2P - HH)/S + 1$ and $W' = (W + 2P - WW)/S + 1$ for padding $P$ and stride $S$:
#
# $$\underset{N H' W' \,\times\, C\,HH\,WW}{\text{columns}}\Big[\,(n, i, j),\; (c, p, q)\,\Big] \;=\; x^{\text{padded}}\big[\,n,\; c,\; iS + p,\; jS + q\,\big],$$
#
# where $(n, i, j)$ and $(c, p, q)$ are counted in numpy's usual order, the last index fastest. The order of $(c, p, q)$ is no accident: it is that
# of `w.reshape(F, -1)`.
#
# **The way back.** `im2col` copies: a pixel that lies in nine windows stands in nine rows. What is used several times collects a sum, so `col2im`
# puts every entry back to its pixel **and adds** where windows overlap; what fell on the padding is dropped. It is the *transpose* of `im2col` (the
# matrix that copies), not its inverse: on `im2col(ones)` it counts in how many windows each pixel lies.
#
# **A worked neighbour**, in one dimension: all windows of length $K$ of a signal, and their way back.

# %%
def windows_of(signal, K, stride):
    """signal (L,) -> (L', K): row i holds signal[i * stride : i * stride + K]."""
    starts = np.arange(0, len(signal) - K + 1, stride)
    return signal[starts[:, None] + np.arange(K)]  # (L', 1) + (K,): a table of places


def windows_back(rows, length, stride):
    """(L', K) -> (length,): each entry is added at the place that it was copied from."""
    signal = np.zeros(length)
    places = stride * np.arange(len(rows))[:, None] + np.arange(rows.shape[1])
    np.add.at(signal, places, rows)  # signal[places] += rows would keep one of the entries that meet, not their sum
    return signal


signal = np.array([3.0, 1.0, 4.0, 1.0, 5.0, 9.0, 2.0])
print(windows_of(signal, K=3, stride=2))
print("windows that hold each place:", windows_back(np.ones((3, 3)), length=7, stride=2))

# %% exercises="im2col col2im"
def im2col(x, kernel, stride, pad):
    """All windows of a batch of pictures, one window a row.

    x: (N, C, H, W); kernel: the pair (HH, WW); stride >= 1; pad >= 0 rows and columns of zeros on each of the four sides. Any of N, C, HH and WW
    may be 1, nothing need be square, and the stride may be larger than the kernel. The stride divides H + 2 pad - HH and W + 2 pad - WW.
    Returns columns (N * H' * W', C * HH * WW), always two axes: row (n, i, j) holds the window of picture n that begins at row i * stride and
    column j * stride of the padded picture, flattened in the order (channel, row, column). The last index counts fastest, both ways.
    """
    ### BEGIN SOLUTION
    HH, WW = kernel
    padded = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (HH, WW), axis=(2, 3))[:, :, ::stride, ::stride]  # (N, C, H', W', HH, WW)
    columns = windows.transpose(0, 2, 3, 1, 4, 5).reshape(-1, x.shape[1] * HH * WW)
    ### END SOLUTION
    return columns


def col2im(columns, x_shape, kernel, stride, pad):
    """The transpose of im2col: every entry goes back to its pixel, and entries that meet there are added.

    columns: (N * H' * W', C * HH * WW), laid out as by im2col, any numbers; x_shape: the tuple (N, C, H, W); kernel, stride and pad as in
    im2col, for the same range. Returns x (N, C, H, W): what belongs to the padding is dropped, and a pixel that no window holds is 0.
    """
    ### BEGIN SOLUTION
    (N, C, H, W), (HH, WW) = x_shape, kernel
    rows, cols = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1  # H', W'
    windows = columns.reshape(N, rows, cols, C, HH, WW).transpose(0, 3, 1, 2, 4, 5)  # (N, C, H', W', HH, WW)
    padded = np.zeros((N, C, H + 2 * pad, W + 2 * pad))
    for p in range(HH):  # a loop over the few places of the kernel, not over the many of the picture
        for q in range(WW):
            padded[:, :, p : p + stride * rows : stride, q : q + stride * cols : stride] += windows[..., p, q]
    x = padded[:, :, pad : pad + H, pad : pad + W]  # not pad:-pad, which is empty for pad 0
    ### END SOLUTION
    return x

# %%
if check.passed("im2col") and check.passed("col2im"):
    ramp = np.arange(24.0).reshape(1, 1, 4, 6)
    fig, axes = plt.subplots(1, 3, figsize=(10, 3.2), width_ratios=(1.2, 2.2, 1.6), layout="constrained")
    axes[0].imshow(ramp[0, 0], cmap="viridis")
    axes[0].set(title="picture, 4 x 6", xlabel="column", ylabel="row")
    axes[1].imshow(im2col(ramp, (2, 3), 1, 0), cmap="viridis")
    axes[1].set(title="im2col, 2 x 3 windows", xlabel="entry of the window (c, p, q)", ylabel="window (n, i, j)")
    counts = col2im(np.ones((10 * 13, 9)), (1, 1, 12, 15), (3, 3), 1, 0)[0, 0]
    fig.colorbar(axes[2].imshow(counts, cmap="magma"), ax=axes[2], label="windows that hold the pixel", shrink=0.8)
    axes[2].set(title="col2im of ones, 12 x 15 picture", xlabel="column", ylabel="row", xticks=range(0, 15, 2))
    plt.show()

# %% [markdown]
# **Think.** How much larger than $x$ is the matrix of columns for a $3\times 3$ kernel, stride 1 and padding 1? What does that mean for a batch of 256
# pictures of $64\times 224\times 224$ numbers of four bytes, and how would you still use one matrix product at a time?
#
# ### Convolution, fast
#
# Let $X$ be the columns, $(N H' W', C\,HH\,WW)$, and $w_{\text{flat}}$ the filters as rows, $(F, C\,HH\,WW)$. Convolution is now the affine layer of
# assignment 02, with $w_{\text{flat}}^\top$ for its weight:
#
# $$\underset{N H' W'\times F}{Y} = X\, w_{\text{flat}}^\top + b .$$
#
# Its rows are counted by $(n, i, j)$ and its columns by $f$, while the output is asked for as $(N, F, H', W')$: an axis has to *move*. A reshape alone would
# give the right shape with the pixels shuffled. On the way back undo each step in the opposite order: bring `dout` into the layout of $Y$, take
# the three gradients of the affine layer, and send that of $X$ through the transpose of `im2col`.
#
# **A worked neighbour.** The $1\times 1$ convolution, $y_{nfij} = \sum_c w_{fc}\, x_{ncij}$, mixes channels at each pixel alone, so there are no windows to lay out:
#
# ```python
# pixels = x.transpose(0, 2, 3, 1).reshape(-1, C)                        # (N*H*W, C): the channel axis moves to the end first
# y = (pixels @ w.T).reshape(N, H, W, F).transpose(0, 3, 1, 2)           # and back to its place afterwards
# ```
#
# The third check below is about speed: on 8 pictures of $3\times 24\times 24$ and 8 filters of $5\times 5$ your fast forward pass has to give the right
# values and take at most a fifth of the processor time of loops over pictures, filters and pixels. A matrix product has that many times over; a Python
# loop that multiplies each window with each filter has not.

# %% exercises="conv_im2col_forward conv_im2col_backward conv_im2col_speed"
def conv_im2col_forward(x, w, b, conv_param):
    """What conv_forward_naive returns, by im2col and one matrix product. (cross-correlation: the kernel is not flipped)

    x: (N, C, H, W); w: (F, C, HH, WW); b: (F,); conv_param: a dict with "stride" and "pad", for the range of im2col; N, C, F may be 1.
    Returns out (N, F, H', W') and a cache. At least 5 times faster than loops over pictures, filters and pixels (conv_im2col_speed).
    """
    ### BEGIN SOLUTION
    (N, _, H, W), (F, _, HH, WW) = x.shape, w.shape
    stride, pad = conv_param["stride"], conv_param["pad"]
    columns = im2col(x, (HH, WW), stride, pad)  # (N*H'*W', C*HH*WW)
    rows, cols = (H + 2 * pad - HH) // stride + 1, (W + 2 * pad - WW) // stride + 1
    out = (columns @ w.reshape(F, -1).T + b).reshape(N, rows, cols, F).transpose(0, 3, 1, 2)
    cache = (columns, w, x.shape, stride, pad)
    ### END SOLUTION
    return out, cache


def conv_im2col_backward(dout, cache):
    """The gradient of the convolution. dout: (N, F, H', W').

    Returns dx (N, C, H, W), dw (F, C, HH, WW) and db (F,), sums over the batch, for the range of the forward pass.
    """
    ### BEGIN SOLUTION
    columns, w, x_shape, stride, pad = cache
    dy = dout.transpose(0, 2, 3, 1).reshape(-1, len(w))  # (N*H'*W', F)
    dw = (dy.T @ columns).reshape(w.shape)
    db = dy.sum(axis=0)
    dx = col2im(dy @ w.reshape(len(w), -1), x_shape, w.shape[2:], stride, pad)
    ### END SOLUTION
    return dx, dw, db

# %%
if check.passed("conv_forward_naive") and check.passed("conv_im2col_forward"):
    import importlib.util
    import time

    def best_seconds(function, repeats):
        """The shortest of a few runs: whatever else the computer does can only make a run longer."""
        seconds = []
        for _ in range(repeats):
            start = time.perf_counter()
            function()
            seconds.append(time.perf_counter() - start)
        return min(seconds)

    rng = np.random.default_rng(0)
    x, w, b = rng.normal(size=(8, 3, 24, 24)), rng.normal(size=(8, 3, 5, 5)), rng.normal(size=8)
    seconds = {
        "naive loops": best_seconds(lambda: conv_forward_naive(x, w, b, {"stride": 1, "pad": 2}), repeats=2),
        "im2col": best_seconds(lambda: conv_im2col_forward(x, w, b, {"stride": 1, "pad": 2}), repeats=10),
    }
    if importlib.util.find_spec("torch"):
        import torch

        tensors = torch.tensor(x), torch.tensor(w), torch.tensor(b)
        seconds["torch"] = best_seconds(lambda: torch.nn.functional.conv2d(*tensors, padding=2), repeats=10)
    bars = plt.bar(list(seconds), list(seconds.values()), color=["C3", "C0", "C7"][: len(seconds)])
    plt.bar_label(bars, [f"{1e3 * s:.3g} ms" for s in seconds.values()], padding=2)
    plt.yscale("log"), plt.ylim(min(seconds.values()) / 3, 4 * max(seconds.values()))
    plt.ylabel("seconds, best run (log scale)"), plt.title("One forward pass: 8 pictures, 8 filters of 5 x 5")
    plt.show()

# %% [markdown]
# **Think.** All of these do about the same number of multiplications, $N F H' W' C\,HH\,WW$. How many is that here, and how many in a second does each of them reach?
# Where does the rest of the time go?
#
# ### Batch normalisation of pictures
#
# A network learns faster when the numbers in it keep an ordinary size. *Batch normalisation* (Ioffe and Szegedy 2015) makes sure of it by measuring: it
# subtracts a mean, divides by a standard deviation, and lets two learned numbers choose a new spread and place. In a picture every pixel of a channel is
# made by the same filter, so all of them share their statistics: **one mean and one variance a channel, over the $M = N H W$ numbers of that channel**,
#
# $$\mu_c = \frac1M \sum_{n,i,j} x_{ncij}, \qquad \sigma^2_c = \frac1M \sum_{n,i,j} (x_{ncij} - \mu_c)^2, \qquad
# \hat x_{ncij} = \frac{x_{ncij} - \mu_c}{\sqrt{\sigma^2_c + \varepsilon}}, \qquad y_{ncij} = \gamma_c\, \hat x_{ncij} + \beta_c .$$
#
# At test time a picture must not depend on its neighbours in the batch. The layer therefore keeps *running statistics* while it trains,
#
# $$\text{running} \leftarrow m \cdot \text{running} + (1 - m)\cdot \text{batch}, \qquad m = \texttt{momentum},$$
#
# and uses them in place of $\mu$ and $\sigma^2$ in test mode, where nothing is updated. (Conventions differ: torch calls $1 - m$ the momentum, starts the running variance at 1, and
# corrects it by $M/(M-1)$. Here both start at 0, and the variance is the biased one of the formula, everywhere.)
#
# **Backward.** $\mu$ and $\sigma$ depend on every $x$ of the channel, so each $x_k$ reaches the loss by three ways. Write $g = \gamma_c\,\text{dout}$ for the gradient with respect to $\hat x$, and
# $s = \sqrt{\sigma^2+\varepsilon}$. From $\partial\mu/\partial x_k = 1/M$ and $\partial s/\partial x_k = (x_k-\mu)/(M s) = \hat x_k/M$ follows $\partial\hat x_l/\partial x_k = \tfrac1s\,(\delta_{kl} - \tfrac1M - \tfrac1M \hat x_l \hat x_k)$.
# Multiply by $g_l$ and sum over $l$: that is `dx`, and it wants two means only. What remains of $g$ is what would change neither the mean nor the spread of the channel.
#
# **A worked neighbour.** Half of the way: a layer that only takes the mean of each channel away.

# %%
def centre_forward(x):
    """x (N, C, H, W) -> out of the same shape, with mean 0 in each channel; nothing need be cached."""
    return x - x.mean(axis=(0, 2, 3), keepdims=True), None  # (1, C, 1, 1) broadcasts; (C,) would meet the axis of length W


def centre_backward(dout, cache):
    """Through x itself comes dout; through the mean comes -1/M times the sum of dout, to every entry of the channel."""
    return dout - dout.mean(axis=(0, 2, 3), keepdims=True)


rng = np.random.default_rng(1)
x, dout, h = rng.normal(size=(2, 3, 4, 5)), rng.normal(size=(2, 3, 4, 5)), 1e-5
nudge = np.zeros(x.shape)
nudge[1, 2, 0, 3] = h
slope = np.sum(dout * (centre_forward(x + nudge)[0] - centre_forward(x - nudge)[0])) / (2 * h)
print(f"dx[1, 2, 0, 3] by formula {centre_backward(dout, None)[1, 2, 0, 3]:+.8f}, by central difference {slope:+.8f}")

# %% exercises="spatial_batchnorm_forward spatial_batchnorm_backward"
def spatial_batchnorm_forward(x, gamma, beta, bn_param):
    """Batch normalisation with one mean and one biased variance a channel, over N, H and W. (Ioffe and Szegedy 2015)

    x: (N, C, H, W), N and C may be 1, and a channel's mean may be a million times its spread; gamma, beta: (C,), any numbers.
    bn_param, a dict: "mode" is "train" or "test"; "eps" (1e-5 where it is not given) is added to the variance under the root;
    "momentum" (0.9 where not given); "running_mean" and "running_var", (C,), zeros where not given, in either mode.
    Train mode normalises by the batch's own statistics and leaves the new running ones, m * running + (1 - m) * batch, in bn_param.
    Test mode normalises by the running ones and leaves them as they are. Several calls share one bn_param.
    Returns out (N, C, H, W) and a cache (the backward pass is asked for after train mode only).
    """
    ### BEGIN SOLUTION
    def channelwise(v):
        return v[:, None, None]  # (C,) -> (C, 1, 1), which meets the axes C, H, W

    eps, momentum = bn_param.get("eps", 1e-5), bn_param.get("momentum", 0.9)
    mean, var = (bn_param.get(name, np.zeros(len(gamma))) for name in ("running_mean", "running_var"))
    if bn_param["mode"] == "train":
        new_mean, new_var = x.mean(axis=(0, 2, 3)), x.var(axis=(0, 2, 3))
        bn_param["running_mean"] = momentum * mean + (1 - momentum) * new_mean
        bn_param["running_var"] = momentum * var + (1 - momentum) * new_var
        mean, var = new_mean, new_var
    std = channelwise(np.sqrt(var + eps))
    x_hat = (x - channelwise(mean)) / std
    out = channelwise(gamma) * x_hat + channelwise(beta)
    cache = (x_hat, std, channelwise(gamma))
    ### END SOLUTION
    return out, cache


def spatial_batchnorm_backward(dout, cache):
    """The gradient of train mode, through the mean and the variance too. dout: (N, C, H, W).

    Returns dx (N, C, H, W), dgamma (C,), dbeta (C,), for the range of the forward pass; an entry of gamma may be 0.
    """
    ### BEGIN SOLUTION
    x_hat, std, gamma = cache
    dgamma, dbeta = (dout * x_hat).sum(axis=(0, 2, 3)), dout.sum(axis=(0, 2, 3))
    g = gamma * dout
    level, stretch = (v.mean(axis=(0, 2, 3), keepdims=True) for v in (g, g * x_hat))
    dx = (g - level - x_hat * stretch) / std
    ### END SOLUTION
    return dx, dgamma, dbeta

# %%
if check.passed("spatial_batchnorm_forward"):
    rng = np.random.default_rng(2)
    raw = rng.gamma(2.0, 1.0, size=(16, 3, 12, 12)) * np.array([0.5, 2.0, 4.0])[:, None, None] + np.array([6.0, -12.0, 2.0])[:, None, None]
    bn = {"mode": "train"}
    tidy, _ = spatial_batchnorm_forward(raw.copy(), np.ones(3), np.zeros(3), bn)
    fig, axes = plt.subplots(1, 2, figsize=(9, 3.2), layout="constrained")
    for panel, pictures, title in zip(axes, (raw, tidy), ("before", "after, gamma 1 and beta 0"), strict=True):
        for c in range(3):
            panel.hist(pictures[:, c].ravel(), bins=60, histtype="step", density=True, label=f"channel {c}")
        panel.set(title=title, xlabel="value of a pixel", ylabel="density")
    axes[0].legend()
    plt.show()

# %% [markdown]
# **Think.** The histograms were moved and stretched, but they are as lopsided as before. What would it take to make them Gaussian, and why does nobody ask for that?
#
# ### Group normalisation
#
# With two pictures in the batch the batch's statistics are mostly noise; with one picture to predict there is no batch at all. *Group normalisation* (Wu and He 2018) never
# looks at other pictures: it cuts the $C$ channels into $G$ groups of $C/G$ **neighbouring** channels, and each picture normalises each group by itself,
#
# $$\mu_{ng},\ \sigma^2_{ng}: \text{ over the } \tfrac{C}{G}\cdot H\cdot W \text{ numbers of group } g \text{ in picture } n .$$
#
# $G = 1$ is *layer normalisation*, $G = C$ is *instance normalisation*. Train and test mode are the same, and nothing is kept between calls. $\gamma$ and $\beta$ still belong to channels, here with the shape
# $(1, C, 1, 1)$. So $\gamma$ *varies inside a group*: in the backward pass it multiplies `dout` before any mean is taken, and cannot be pulled out afterwards as it could above.
#
# **A worked neighbour.** The loudest pixel of each group in each picture: split the axis of channels in two, and the group becomes an axis that one can reduce over.
#
# ```python
# groups = x.reshape(N, G, C // G, H, W)                 # channels 0 .. C//G - 1 are group 0, the next C//G are group 1, ...
# loudest = np.abs(groups).max(axis=(2, 3, 4))           # (N, G)
# ```

# %% exercises="spatial_groupnorm_forward spatial_groupnorm_backward"
def spatial_groupnorm_forward(x, gamma, beta, G, gn_param):
    """Group normalisation: each picture normalises each group of C / G neighbouring channels by itself. (Wu and He 2018)

    x: (N, C, H, W), N may be 1, and a group's mean may be a million times its spread; gamma, beta: (1, C, 1, 1), any numbers; G divides C, from
    1 to C; gn_param: a dict with "eps" (1e-5 where it is not given), added to the biased variance under the root.
    Returns out (N, C, H, W) and a cache.
    """
    ### BEGIN SOLUTION
    groups = x.reshape(len(x), G, -1)  # (N, G, C/G * H * W)
    mean, var = groups.mean(axis=2, keepdims=True), groups.var(axis=2, keepdims=True)
    std = np.sqrt(var + gn_param.get("eps", 1e-5))
    x_hat = ((groups - mean) / std).reshape(x.shape)
    out = gamma * x_hat + beta
    cache = (x_hat, std, gamma)
    ### END SOLUTION
    return out, cache


def spatial_groupnorm_backward(dout, cache):
    """The gradient of group normalisation, through the means and variances too. dout: (N, C, H, W).

    Returns dx (N, C, H, W), dgamma and dbeta (1, C, 1, 1), for the range of the forward pass; an entry of gamma may be 0.
    """
    ### BEGIN SOLUTION
    x_hat, std, gamma = cache
    dgamma, dbeta = (dout * x_hat).sum(axis=(0, 2, 3), keepdims=True), dout.sum(axis=(0, 2, 3), keepdims=True)
    N, G, _ = std.shape
    g, hat = (gamma * dout).reshape(N, G, -1), x_hat.reshape(N, G, -1)
    level, stretch = (v.mean(axis=2, keepdims=True) for v in (g, g * hat))  # (N, G, 1)
    dx = ((g - level - hat * stretch) / std).reshape(dout.shape)
    ### END SOLUTION
    return dx, dgamma, dbeta

# %%
if check.passed("spatial_batchnorm_backward") and check.passed("spatial_groupnorm_backward"):  # who shares statistics with one pixel? Ask its gradient
    rng = np.random.default_rng(3)
    N, C = 4, 6
    x, ask = rng.normal(size=(N, C, 5, 5)), np.zeros((N, C, 5, 5))
    ask[1, 2, 2, 2] = 1.0  # the gradient of one output pixel: picture 1, channel 2
    one, zero = np.ones((1, C, 1, 1)), np.zeros((1, C, 1, 1))
    _, cache = spatial_batchnorm_forward(x.copy(), np.ones(C), np.zeros(C), {"mode": "train"})
    reach = {"batch": spatial_batchnorm_backward(ask.copy(), cache)[0]}
    for G, title in ((1, "layer, G = 1"), (3, "group, G = 3"), (6, "instance, G = 6")):
        _, cache = spatial_groupnorm_forward(x.copy(), one.copy(), zero.copy(), G, {})
        reach[title] = spatial_groupnorm_backward(ask.copy(), cache)[0]
    fig, axes = plt.subplots(1, 4, figsize=(10, 2.4), layout="constrained", sharey=True)
    for panel, (title, dx) in zip(axes, reach.items(), strict=True):
        panel.imshow(np.abs(dx).sum(axis=(2, 3)) > 1e-9, cmap="Blues", vmin=0, vmax=1.3)
        panel.plot(2, 1, "o", color="C3")
        panel.set(title=title, xlabel="channel", xticks=range(C), yticks=range(N))
    axes[0].set_ylabel("picture")
    fig.suptitle("Blue: pictures and channels that one output pixel (red) depends on")
    plt.show()

# %% [markdown]
# **Think.** A convolution has a bias $b$, one number a channel, and a normalisation comes right behind it. What is left of $b$ in the output of batch normalisation, of instance
# normalisation, and of layer normalisation ($G = 1$)? Which convolutions can do without their bias?

# %% [markdown]
# ## 4. Networks
#
# The pieces become networks. First a small one in numpy, as an object with `.params` (a dict from names to arrays) and
# `.loss(X, y=None)`; then LeNet in torch; then the loop that trains any network on a laptop or a GPU; at the end a model of
# your own design reads letters it has never seen.
#
# The next cell *gives* you layers, so that nothing here waits for parts 1 to 3. They are fast, and they do only what this part
# needs: the convolution knows stride 1 and "same" padding, $p = (k - 1)/2$ for an odd $k \times k$ kernel, and pooling knows $2 \times 2$
# windows that do not overlap. Two *sandwiches* chain what always comes together. Use them, or your own layers, as you like.
#
# The worked neighbour under them is a complete network: one convolution with as many filters as classes, and the mean of each
# feature map as the score of its class. L2 regularisation is $\tfrac{1}{2}\lambda\sum W^2$ with the half, over weights and **not over biases**,
# and its gradient is $\lambda W$.

# %%
def fast_conv_forward(x, w, b, conv_param):
    """Stride 1, "same" padding. x: (N, C, H, W), w: (F, C, k, k) with k odd, b: (F,). Returns (N, F, H, W) and a cache."""
    k = w.shape[2]
    if conv_param != {"stride": 1, "pad": (k - 1) // 2} or w.shape[2:] != (k, k) or k % 2 == 0:
        raise ValueError(f"fast_conv: kernel {w.shape[2:]}, {conv_param}; it wants odd squares, stride 1 and pad (k - 1) // 2")
    framed = np.pad(x, ((0, 0), (0, 0), (k // 2, k // 2), (k // 2, k // 2)))
    patches = np.lib.stride_tricks.sliding_window_view(framed, (k, k), axis=(2, 3))      # (N, C, H, W, k, k), no copy
    maps = np.tensordot(w, patches, axes=((1, 2, 3), (1, 4, 5)))                         # (F, N, H, W)
    return maps.swapaxes(0, 1) + b[:, None, None], (patches, w)


def fast_conv_backward(dout, cache):
    """dout: (N, F, H, W). Returns dx (N, C, H, W), dw (F, C, k, k), db (F,)."""
    patches, w = cache
    dw = np.tensordot(dout, patches, axes=((0, 2, 3), (0, 2, 3)))                        # (F, C, k, k)
    turned = w[:, :, ::-1, ::-1].swapaxes(0, 1)                                          # (C, F, k, k)
    same = {"stride": 1, "pad": w.shape[2] // 2}
    return fast_conv_forward(dout, turned, np.zeros(len(turned)), same)[0], dw, dout.sum(axis=(0, 2, 3))


def fast_pool_forward(x, pool_param):
    """2x2 max pooling with stride 2. x: (N, C, H, W), H and W even. Returns (N, C, H/2, W/2) and a cache."""
    if pool_param != {"pool_height": 2, "pool_width": 2, "stride": 2}:
        raise ValueError(f"fast_pool: {pool_param}; it knows 2x2 windows with stride 2 only")
    N, C, H, W = x.shape
    tiles = x.reshape(N, C, H // 2, 2, W // 2, 2)
    return tiles.max(axis=(3, 5)), tiles


def fast_pool_backward(dout, tiles):
    """dout: (N, C, H/2, W/2). Returns (N, C, H, W): each number goes to where its window had the maximum; ties share it."""
    largest = tiles == tiles.max(axis=(3, 5), keepdims=True)
    shares = largest / largest.sum(axis=(3, 5), keepdims=True)
    N, C, rows, _, cols, _ = tiles.shape
    return (shares * dout[:, :, :, None, :, None]).reshape(N, C, 2 * rows, 2 * cols)


def affine_forward(x, w, b):
    """x: (N, d1, ..., dk), w: (d1 * ... * dk, M), b: (M,). Returns (N, M) and a cache."""
    rows = x.reshape(len(x), -1)
    return rows @ w + b, (rows, w, x.shape)


def affine_backward(dout, cache):
    """dout: (N, M). Returns dx of x's shape, dw, db."""
    rows, w, shape = cache
    return (dout @ w.T).reshape(shape), rows.T @ dout, dout.sum(axis=0)


def relu_forward(x):
    """x of any shape. Returns max(x, 0) and a cache."""
    return np.maximum(x, 0), x > 0


def relu_backward(dout, on):
    return dout * on


def softmax_loss(scores, y):
    """scores: (N, C), y: (N,) labels. Returns the mean cross-entropy and its gradient (N, C), divided by N already."""
    logp = scores - scores.max(axis=1, keepdims=True)
    logp = logp - np.log(np.exp(logp).sum(axis=1, keepdims=True))
    target = np.arange(scores.shape[1]) == y[:, None]                                    # (N, C), True at the label
    return -logp[target].mean(), (np.exp(logp) - target) / len(y)


def conv_relu_pool_forward(x, w, b, conv_param, pool_param):
    """A sandwich: (N, C, H, W) -> (N, F, H/2, W/2)."""
    a, conv = fast_conv_forward(x, w, b, conv_param)
    h, relu = relu_forward(a)
    out, pool = fast_pool_forward(h, pool_param)
    return out, (conv, relu, pool)


def conv_relu_pool_backward(dout, cache):
    conv, relu, pool = cache
    return fast_conv_backward(relu_backward(fast_pool_backward(dout, pool), relu), conv)


def affine_relu_forward(x, w, b):
    a, affine = affine_forward(x, w, b)
    out, relu = relu_forward(a)
    return out, (affine, relu)


def affine_relu_backward(dout, cache):
    affine, relu = cache
    return affine_backward(relu_backward(dout, relu), affine)


class OneConvNet:
    """The neighbour: scores[n, f] = mean over positions of feature map f. X: (N, C, H, W), W1: (classes, C, k, k), b1: (classes,)."""

    def __init__(self, channels, classes, filter_size=3, weight_scale=0.1, reg=0.0):
        self.reg = reg
        self.params = {"W1": weight_scale * np.random.normal(size=(classes, channels, filter_size, filter_size)), "b1": np.zeros(classes)}

    def loss(self, X, y=None):
        W1, b1 = self.params["W1"], self.params["b1"]
        maps, cache = fast_conv_forward(X, W1, b1, {"stride": 1, "pad": W1.shape[2] // 2})   # (N, classes, H, W)
        if y is None:
            return maps.mean(axis=(2, 3))                                                # (N, classes)
        value, dscores = softmax_loss(maps.mean(axis=(2, 3)), y)
        area = maps.shape[2] * maps.shape[3]
        dmaps = np.broadcast_to(dscores[:, :, None, None] / area, maps.shape)            # a mean hands each position 1/area
        _, dW1, db1 = fast_conv_backward(dmaps, cache)
        return value + self.reg / 2 * np.sum(W1**2), {"W1": dW1 + self.reg * W1, "b1": db1}


np.random.seed(0)
neighbour_loss, neighbour_grads = OneConvNet(3, 5, reg=0.1).loss(np.random.normal(size=(4, 3, 8, 6)), np.array([0, 4, 1, 1]))
print(f"loss {neighbour_loss:.3f} (log 5 = {np.log(5):.3f});", {name: grad.shape for name, grad in neighbour_grads.items()})

# %% [markdown]
# ### Three layers in numpy
#
# $$P = \mathrm{pool}_{2\times2}(\max(0,\, X * W_1 + b_1)), \qquad H = \max(0,\, \mathrm{flat}(P)\, W_2 + b_2), \qquad S = H W_3 + b_3,$$
# $$L = \frac{1}{N}\sum_i -\log \mathrm{softmax}(S_i)_{y_i} + \frac{\lambda}{2}\left(\lVert W_1\rVert^2 + \lVert W_2\rVert^2 + \lVert W_3\rVert^2\right)$$
#
# | name | shape | what it is |
# |---|---|---|
# | $X$ | (N, C, H, W), H and W even | the images; `input_dim` is (C, H, W) |
# | $W_1$, $b_1$ | (F, C, k, k), (F,) | F filters of odd size k, stride 1, padding (k - 1) / 2: height and width stay |
# | $P$ | (N, F, H/2, W/2) | after ReLU and pooling; flattened to F (H/2) (W/2) numbers an image |
# | $W_2$, $b_2$ | (F (H/2) (W/2), hidden_dim), (hidden_dim,) | affine, then ReLU |
# | $W_3$, $b_3$ | (hidden_dim, num_classes), (num_classes,) | affine; nothing behind the scores $S$ |
#
# **Think.** For 32 by 32 colour images, 32 filters of size 7 and 100 hidden units: which of the three matrices holds nearly all
# numbers, and which one does nearly all multiplications?

# %% exercises="three_layer_conv_net_init three_layer_conv_net_scores three_layer_conv_net_loss"
class ThreeLayerConvNet:
    """conv - ReLU - 2x2 max pool - affine - ReLU - affine - softmax, with weights in `self.params`: W1, b1, W2, b2, W3, b3."""

    def __init__(
        self, input_dim=(3, 32, 32), num_filters=32, filter_size=7, hidden_dim=100, num_classes=10,
        weight_scale=1e-3, reg=0.0, dtype=np.float64,
    ):
        """Fill `self.params`, each an array of type `dtype` (np.float32 or np.float64).

        input_dim: (C, H, W), H and W even and not always equal; filter_size: odd; each other size may be 1.
        W1, W2, W3: independent Gaussian entries of mean 0 and standard deviation `weight_scale`, drawn afresh for each
        network (never seed inside). b1, b2, b3: zeros.
        """
        self.reg = reg
        self.dtype = dtype
        self.params = {}
        ### BEGIN SOLUTION
        C, H, W = input_dim
        shapes = {
            "W1": (num_filters, C, filter_size, filter_size), "b1": (num_filters,),
            "W2": (num_filters * (H // 2) * (W // 2), hidden_dim), "b2": (hidden_dim,),
            "W3": (hidden_dim, num_classes), "b3": (num_classes,),
        }
        for name, shape in shapes.items():
            start = np.random.normal(0.0, weight_scale, shape) if name[0] == "W" else np.zeros(shape)
            self.params[name] = start.astype(dtype)
        ### END SOLUTION

    def loss(self, X, y=None):
        """Scores (N, num_classes) without y; `(loss, grads)` with y.

        X: (N, C, H, W), N >= 1. y: (N,) labels; all of them may be 0. Judged with dtype=np.float64.
        loss: mean cross-entropy plus 0.5 * reg * (sum(W1*W1) + sum(W2*W2) + sum(W3*W3)), for any reg >= 0.
        grads: a dict with W1, b1, W2, b2, W3, b3, each of its parameter's shape.
        Each call stands alone: it uses what `self.params` (which may be another dict by now) holds now.
        """
        ### BEGIN SOLUTION
        p = self.params
        conv_param = {"stride": 1, "pad": p["W1"].shape[2] // 2}
        pool_param = {"pool_height": 2, "pool_width": 2, "stride": 2}
        pooled, cache1 = conv_relu_pool_forward(X, p["W1"], p["b1"], conv_param, pool_param)     # (N, F, H/2, W/2)
        hidden, cache2 = affine_relu_forward(pooled, p["W2"], p["b2"])                           # (N, hidden_dim)
        scores, cache3 = affine_forward(hidden, p["W3"], p["b3"])                                # (N, num_classes)
        ### END SOLUTION
        if y is None:
            return scores
        ### BEGIN SOLUTION
        loss, dscores = softmax_loss(scores, y)
        grads = {}
        dhidden, grads["W3"], grads["b3"] = affine_backward(dscores, cache3)
        dpooled, grads["W2"], grads["b2"] = affine_relu_backward(dhidden, cache2)
        _, grads["W1"], grads["b1"] = conv_relu_pool_backward(dpooled, cache1)
        for name in ["W1", "W2", "W3"]:
            loss += 0.5 * self.reg * np.sum(p[name] * p[name])
            grads[name] = grads[name] + self.reg * p[name]
        ### END SOLUTION
        return loss, grads

# %%
# Two looks before any long training. Left: slopes of the loss by central differences against your gradient; all points belong on the
# line. Right: 30 letters learnt by heart, from a loss of log 26 = 3.26 down; a network that cannot do this is broken.
# How far does the loss fall within 40 steps if reg is 0.1 instead of 0, and where does it stop?
import coursedata

glyph_train = coursedata.load("glyphs", "train")                                 # images (6000, 28, 28) uint8, labels (6000,) int64
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

if check.passed("three_layer_conv_net_init") and check.passed("three_layer_conv_net_loss"):
    np.random.seed(1)
    small_net = ThreeLayerConvNet((2, 6, 4), num_filters=3, filter_size=3, hidden_dim=5, num_classes=4, weight_scale=0.4, reg=0.3)
    small_X, small_y = np.random.normal(size=(5, 2, 6, 4)), np.array([3, 0, 2, 1, 1])
    small_grads = small_net.loss(small_X, small_y)[1]
    fig, (left, right) = plt.subplots(1, 2, figsize=(9, 3.4))
    for name, weights in small_net.params.items():
        slopes, h = np.zeros_like(weights), 1e-5
        for index in np.ndindex(weights.shape):
            kept = weights[index]
            weights[index] = kept + h
            above = small_net.loss(small_X, small_y)[0]
            weights[index] = kept - h
            slopes[index] = (above - small_net.loss(small_X, small_y)[0]) / (2 * h)
            weights[index] = kept
        left.plot(slopes.ravel(), small_grads[name].ravel(), "o", alpha=0.6, label=name)
    left.axline((0, 0), slope=1, color="0.6", lw=0.8)
    left.set(xlabel="slope by central difference", ylabel="your gradient", title="A gradient check")
    left.legend(ncols=2, fontsize=8)
    few_X, few_y = glyph_train["images"][:30, None] / 255.0, glyph_train["labels"][:30]
    heart_net = ThreeLayerConvNet((1, 28, 28), num_filters=6, filter_size=5, hidden_dim=64, num_classes=26, weight_scale=0.05)
    heart_losses, speed = [], {name: 0.0 for name in heart_net.params}
    for _ in range(80):
        value, grads = heart_net.loss(few_X, few_y)
        heart_losses.append(value)
        for name, grad in grads.items():
            speed[name] = 0.9 * speed[name] - 0.05 * grad
            heart_net.params[name] = heart_net.params[name] + speed[name]
    right.semilogy(heart_losses)
    right.axhline(np.log(26), color="0.6", ls="--", label="log 26")
    right.set(xlabel="step (all 30 letters)", ylabel="loss (nats)", title="30 letters learnt by heart")
    right.legend()
    fig.tight_layout()
    plt.show()

# %% [markdown]
# ### LeNet in torch
#
# LeNet-5 read handwritten cheques in the 1990s. Two convolutions, each followed by pooling, shrink the picture and raise the number of
# channels; three affine layers follow. We keep its sizes and use today's parts: ReLU instead of tanh, max pooling instead of a
# learned average.
#
# A worked neighbour with one convolution, for the pattern: layers are made in `__init__` and *named* (the names become the keys of
# `state_dict()`), `stages` applies them and keeps what comes out, `forward` returns the last.
#
# ```python
# class TinyNet(torch.nn.Module):
#     def __init__(self, num_classes=10):
#         super().__init__()
#         self.conv = torch.nn.Conv2d(1, 8, 3)           # 8 * (1 * 3 * 3 + 1) = 80 numbers
#         self.fc = torch.nn.Linear(8 * 13 * 13, num_classes)
#
#     def stages(self, x):                               # x: (N, 1, 28, 28)
#         conv = self.conv(x).relu()                     # (N, 8, 26, 26): no padding, 28 - 3 + 1 = 26
#         pool = torch.nn.functional.max_pool2d(conv, 2)             # (N, 8, 13, 13)
#         return {"conv": conv, "pool": pool, "fc": self.fc(pool.flatten(1))}
#
#     def forward(self, x):
#         return self.stages(x)["fc"]
# ```
#
# **Think.** Work out the table of LeNet's docstring by hand first: the shape after each stage, and the numbers learnt in each layer.
# Which layer holds most of the 63066? What would that layer be with 5 by 5 pooling at the end instead?

# %% exercises="lenet_shapes"
import torch


class LeNet(torch.nn.Module):
    """Images (N, 1, 28, 28) to logits (N, num_classes).

    stage    what it does                                        shape after it
    conv1    6 filters 5x5, padding 2, ReLU                      (N, 6, 28, 28)
    pool1    2x2 max pooling, stride 2                           (N, 6, 14, 14)
    conv2    16 filters 5x5 over all 6 channels, no padding, ReLU  you work it out
    pool2    2x2 max pooling, stride 2                           you work it out
    fc1      affine to 120, ReLU                                 (N, 120)
    fc2      affine to 84, ReLU                                  (N, 84)
    fc3      affine to num_classes, nothing behind it            (N, num_classes)

    The five layers with weights are the attributes conv1, conv2, fc1, fc2, fc3, made by torch.nn.Conv2d and torch.nn.Linear
    with their biases and default start: the keys of state_dict() are conv1.weight, conv1.bias, ..., fc3.bias. There is no other
    layer with weights, no dropout and no normalisation: train and eval mode give the same answer. N and num_classes may be any
    number from 1. Gradients reach every layer. The dtype follows the weights (judged in float64, after `model.double()`).
    """

    def __init__(self, num_classes=26):
        super().__init__()
        ### BEGIN SOLUTION
        self.conv1 = torch.nn.Conv2d(1, 6, kernel_size=5, padding=2)
        self.conv2 = torch.nn.Conv2d(6, 16, kernel_size=5)
        self.fc1 = torch.nn.Linear(16 * 5 * 5, 120)
        self.fc2 = torch.nn.Linear(120, 84)
        self.fc3 = torch.nn.Linear(84, num_classes)
        ### END SOLUTION

    def stages(self, x):
        """x: (N, 1, 28, 28). A dict with the tensor after each stage (behind its ReLU, where it has one): conv1, pool1, conv2, pool2, fc1, fc2, fc3,
        in this order, of the shapes in the table also where N or num_classes is 1."""
        ### BEGIN SOLUTION
        out = {"conv1": self.conv1(x).relu()}
        out["pool1"] = torch.nn.functional.max_pool2d(out["conv1"], 2)
        out["conv2"] = self.conv2(out["pool1"]).relu()
        out["pool2"] = torch.nn.functional.max_pool2d(out["conv2"], 2)
        out["fc1"] = self.fc1(out["pool2"].flatten(1)).relu()
        out["fc2"] = self.fc2(out["fc1"]).relu()
        out["fc3"] = self.fc3(out["fc2"])
        ### END SOLUTION
        return out

    def forward(self, x):
        """The logits alone: (N, num_classes)."""
        return self.stages(x)["fc3"]

# %%
# Where the numbers of LeNet are: those learnt in each layer, and those that one image leaves at each stage.
# Convolutions keep few weights and much signal; affine layers the other way round. Which of the two fills a GPU's memory in training?
if check.passed("lenet_shapes"):
    lenet = LeNet()
    with torch.no_grad():
        signals = {name: out[0].numel() for name, out in lenet.stages(torch.zeros(1, 1, 28, 28)).items()}
    learnt = {name: sum(p.numel() for p in layer.parameters()) for name, layer in lenet.named_children()}
    at = np.arange(len(signals))
    plt.figure(figsize=(7, 3.4))
    plt.bar(at - 0.2, list(signals.values()), 0.4, label="numbers an image leaves here")
    plt.bar(at + 0.2, [learnt.get(name, 0) for name in signals], 0.4, label="numbers learnt")
    plt.yscale("log")
    plt.xticks(at, [f"{name}\n{n}" for name, n in signals.items()])
    plt.ylabel("count (log scale)")
    plt.title(f"LeNet: {sum(learnt.values())} parameters")
    plt.legend()
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### One step, and how long a step
#
# A training step is five lines in a fixed order: forget the old gradients (torch *adds* new ones to them), forward, loss, backward,
# update. A worked neighbour, the same five for a linear regression:
#
# ```python
# optimizer.zero_grad()
# residual = net(x) - target
# loss = (residual**2).mean()
# loss.backward()
# optimizer.step()
# ```
#
# Three things to know. `torch.nn.functional.cross_entropy` takes **logits**: it contains the softmax, and a second one in front of it trains,
# slowly and badly. `model.train()` and `model.eval()` switch dropout and batch norm; who has just evaluated must switch back. And a loss
# kept as a tensor keeps its whole graph in memory: hand out the number, `loss.item()`.
#
# On a GPU, 16-bit floats are several times faster, but small gradients vanish in them ($2^{-24}$ is the smallest float16). A *scaler*
# multiplies the loss by a large number before backward, divides the gradients by it before the step, skips a step whose gradients overflowed,
# and adapts the number: `scaler.scale(loss).backward()`, `scaler.step(optimizer)`, `scaler.update()` replace the last two lines.
#
# The learning rate has a schedule: a linear *warm-up* over the first $w$ steps, while batch statistics and Adam's averages are still poor, then half a
# cosine down towards zero at the end, step $T$. For $t = 0, 1, \dots, T - 1$:
#
# $$\eta_t = \eta_{\max}\,\frac{t + 1}{w} \;\text{ for } t < w, \qquad \eta_t = \frac{\eta_{\max}}{2}\left(1 + \cos\left(\pi\,\frac{t - w}{T - w}\right)\right) \;\text{ for } t \ge w .$$
#
# **Think.** The rate is computed from the step's number, and nothing else is remembered. What does that make easy when a training
# run is interrupted and goes on the next day?

# %% exercises="learning_rate_at train_step"
import math


def learning_rate_at(step, total, warmup, peak):
    """The learning rate of step number `step`, a float: the formula above with t = step, T = total, w = warmup.

    0 <= step < total, 0 <= warmup < total (0: no warm-up), peak > 0 of any size. Steps may be asked for in any order.
    """
    ### BEGIN SOLUTION
    if step < warmup:
        return peak * (step + 1) / warmup
    return peak / 2 * (1 + math.cos(math.pi * (step - warmup) / (total - warmup)))
    ### END SOLUTION


def train_step(model, optimizer, images, labels, scaler=None):
    """One step of training on one batch. Returns the loss before the step as a Python float (no tensor, no graph).

    model: a Module from images to logits (N, C) of up to +-1e4, to be put in training mode, and run once.
    optimizer: any torch.optim optimizer of its parameters whose step() needs no closure; it may have taken steps before, and old gradients may lie about.
    images: what the model takes; labels: (N,) int64. The loss is the mean cross-entropy of the batch; its gradients, however large, go as they are.
    scaler: None, or a torch.amp.GradScaler, to be used as described above.
    """
    ### BEGIN SOLUTION
    model.train()
    optimizer.zero_grad()
    loss = torch.nn.functional.cross_entropy(model(images), labels)
    if scaler is None:
        loss.backward()
        optimizer.step()
    else:
        scaler.scale(loss).backward()
        scaler.step(optimizer)
        scaler.update()
    return loss.item()
    ### END SOLUTION

# %% [markdown]
# ### One loop for laptop and GPU
#
# The rest of the loop is given. A *preset* is a dict of numbers; the same code runs both. It shows a progress bar, and a run that is
# interrupted goes on where it was: every `every` steps a **checkpoint** takes down weights, the optimizer's averages, the scaler, the losses and the
# state of torch's generator, all as plain tensors in a safetensors file (a pickle, `torch.save`'s format, can run code when it is read; we never use one).
# The order of the samples in an epoch comes from the seed and the epoch's number. Two runs on one CPU are therefore equal to the last bit, and so is a run that was
# cut in two; GPUs add in an order of their own and agree to a few digits.
#
# Read it once: where does the learning rate reach the optimizer? What would be lost if a checkpoint kept the weights alone?

# %%
import json
import os
import time

from safetensors import safe_open
from safetensors.torch import save_file
from tqdm.auto import tqdm

PRESETS = {
    # 10 to 40 s of one core, by model
    "cpu": {"fresh": 18000, "epochs": 3, "batch_size": 64, "peak": 3e-3, "warmup": 60, "decay": 0.01, "mixed": False},
    # a few minutes on a GPU, in 16 bits where that is safe
    "gpu": {"fresh": 194000, "epochs": 12, "batch_size": 256, "peak": 3e-3, "warmup": 500, "decay": 0.01, "mixed": True},
}


class MixedPrecision(torch.nn.Module):
    """The same model with its products in 16 bits; weights and logits stay in 32."""

    def __init__(self, model, device):
        super().__init__()
        self.model, self.device = model, device

    def forward(self, images):
        with torch.autocast(self.device):
            logits = self.model(images)
        return logits.float()


def as_input(images):
    """uint8 (N, 28, 28) to a float32 tensor (N, 1, 28, 28) in [0, 1]: what every glyph model takes, here and at grading."""
    return torch.from_numpy(images).unsqueeze(1).float() / 255


def glyph_data(preset, seed):
    """The 6000 training letters and `preset["fresh"]` new ones: images (N, 1, 28, 28) float32, labels (N,) int64."""
    fresh = coursedata.glyphs.draw(np.random.default_rng(seed), preset["fresh"])
    images = np.concatenate([glyph_train["images"], fresh["images"]])
    return as_input(images), torch.from_numpy(np.concatenate([glyph_train["labels"], fresh["labels"]]))


def save_checkpoint(path, model, optimizer, scaler, losses):
    """All that the next step depends on, as tensors; written beside and renamed, so that a crash leaves the old file whole."""
    tensors = {f"model.{name}": t for name, t in model.state_dict().items()}
    for i, slots in optimizer.state_dict()["state"].items():
        tensors |= {f"optimizer.{i}.{name}": torch.as_tensor(v) for name, v in slots.items() if v is not None}
    for name, value in scaler.state_dict().items():
        tensors[f"scaler.{name}"] = torch.tensor(value, dtype=torch.float64 if isinstance(value, float) else torch.int64)
    tensors["random"] = torch.get_rng_state()
    tensors["losses"] = torch.tensor(losses, dtype=torch.float64)
    save_file({name: t.detach().cpu().contiguous().clone() for name, t in tensors.items()}, f"{path}.part")
    os.replace(f"{path}.part", path)


def load_checkpoint(path, model, optimizer, scaler):
    """Puts everything back and returns the losses so far, one for each step taken."""
    parts = {"model": {}, "optimizer": {}, "scaler": {}}
    with safe_open(path, framework="pt") as file:
        for key in file.keys():
            kind, _, name = key.partition(".")
            if kind in parts:
                parts[kind][name] = file.get_tensor(key)
        losses, random = file.get_tensor("losses").tolist(), file.get_tensor("random")
    model.load_state_dict(parts["model"])
    state = {}
    for key, tensor in parts["optimizer"].items():
        i, _, name = key.partition(".")
        state.setdefault(int(i), {})[name] = tensor
    optimizer.load_state_dict({"state": state, "param_groups": optimizer.state_dict()["param_groups"]})
    scaler.load_state_dict({name: tensor.item() for name, tensor in parts["scaler"].items()})
    torch.set_rng_state(random)
    return losses


def fit(model, images, labels, preset, seed=0, checkpoint=None, every=300, stop_after=None):
    """Trains `model` in place by your train_step and learning_rate_at; returns the loss of each step.

    checkpoint: a file to go on from, where it exists, and to write to every `every` steps and at the end.
    stop_after: leave (with a checkpoint) after that many steps in all, as an interruption would.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    torch.manual_seed(seed)
    model.to(device)
    net = MixedPrecision(model, device) if preset["mixed"] else model
    optimizer = torch.optim.AdamW(model.parameters(), lr=preset["peak"], weight_decay=preset["decay"])
    scaler = torch.amp.GradScaler(device, enabled=preset["mixed"])
    resumed = checkpoint is not None and os.path.exists(checkpoint)
    losses = load_checkpoint(checkpoint, model, optimizer, scaler) if resumed else []
    batches = math.ceil(len(images) / preset["batch_size"])
    total = preset["epochs"] * batches
    bar = tqdm(range(len(losses), min(total, stop_after or total)), desc="training", unit="step", initial=len(losses), total=total, mininterval=0.5)
    epoch = -1
    for step in bar:
        if step // batches != epoch:
            epoch = step // batches
            order = torch.randperm(len(images), generator=torch.Generator().manual_seed(1000 * seed + epoch))
        chosen = order[step % batches :: batches]                                # each sample once an epoch
        for group in optimizer.param_groups:
            group["lr"] = learning_rate_at(step, total, preset["warmup"], preset["peak"])
        x, y = images[chosen].to(device), labels[chosen].to(device)
        losses.append(train_step(net, optimizer, x, y, scaler if preset["mixed"] else None))
        bar.set_postfix(loss=f"{losses[-1]:.3f}", refresh=False)
        if checkpoint and ((step + 1) % every == 0 or step + 1 == bar.iterable.stop):
            save_checkpoint(checkpoint, model, optimizer, scaler, losses)
    return losses


if check.passed("learning_rate_at"):
    plt.figure(figsize=(6, 2.6))
    for warmup in (0, 60, 400):
        plt.plot([1e3 * learning_rate_at(t, 1125, warmup, 3e-3) for t in range(1125)], label=f"warm-up of {warmup} steps")
    plt.xlabel("step")
    plt.ylabel("learning rate ($10^{-3}$)")
    plt.legend(loc="lower center")
    plt.tight_layout()
    plt.show()

# %% [markdown]
# ### Your own network reads letters
#
# Design a model for 28 by 28 letters in twelve typefaces, turned, sheared, scaled, faded and noisy. `build_model()` returns it untrained; `LeNet()` is a
# good start, and any `torch.nn.Module` will do. The cell trains it by the loop above and writes two files, **to be submitted beside the notebook**:
#
# * `glyph_cnn.safetensors`: the weights, as `model.state_dict()` names them;
# * `glyph_cnn.json`: the training card (preset, seed, device, steps, torch's version, loss curve, and the seconds of the last run, which after an interruption
#   are not all). It is shown in your feedback and never counts.
#
# At grading your `build_model()` is called, the weights are loaded, and 4000 letters that nobody has seen are classified in eval mode, on a CPU: no
# points up to an accuracy of 0.92, all from 0.99, a straight line between. A linear classifier reaches about 0.85, LeNet without its ReLUs 0.90, LeNet with the `cpu` preset (10
# to 40 s of one core, by model) 0.996. Stay below 2 million parameters and 8 MB.
#
# Two runs are equal only from equal starts: delete `glyph_cnn.checkpoint.safetensors` to begin anew, as you must after any change to `build_model`.

# %% exercises="glyph_cnn"
def build_model():
    """Your model, untrained: (N, 1, 28, 28) float32 in [0, 1], for any N from 1 in eval mode, to logits (N, 26) in the order of the alphabet.

    No arguments, no file, no data: at grading only this function, what it uses and the weights are there.
    """
    ### BEGIN SOLUTION
    layers = torch.nn
    return layers.Sequential(
        layers.Conv2d(1, 8, 5, padding=2), layers.BatchNorm2d(8), layers.ReLU(), layers.MaxPool2d(2),      # (N, 8, 14, 14)
        layers.Conv2d(8, 24, 5), layers.BatchNorm2d(24), layers.ReLU(), layers.MaxPool2d(2),              # (N, 24, 5, 5)
        layers.Flatten(), layers.Linear(24 * 25, 96), layers.ReLU(), layers.Linear(96, 26),
    )
    ### END SOLUTION


def train_glyph_cnn(preset_name, seed=0, checkpoint="glyph_cnn.checkpoint.safetensors"):
    """Trains build_model() under a preset; returns the model (on the CPU, in eval mode), its training card and the loss of each step."""
    began = time.perf_counter()
    torch.manual_seed(seed)
    model = build_model()
    images, labels = glyph_data(PRESETS[preset_name], seed)
    losses = fit(model, images, labels, PRESETS[preset_name], seed, checkpoint)
    block = math.ceil(len(losses) / 400)                                        # a card is small: at most 400 numbers
    card = {
        "preset": preset_name, "seed": seed, "device": str(next(model.parameters()).device), "steps": len(losses),
        "torch": str(torch.__version__), "seconds": round(time.perf_counter() - began, 1),    # of this run alone, where it went on from a checkpoint
        "loss": [[i + block, round(sum(losses[i : i + block]) / block, 5)] for i in range(0, len(losses) - block + 1, block)],
    }
    return model.cpu().eval(), card, losses


glyph_cnn_trained = None
if check.passed("train_step") and check.passed("learning_rate_at"):
    try:
        glyph_cnn_trained = train_glyph_cnn("gpu" if torch.cuda.is_available() else "cpu")
    except NotImplementedError:
        print("build_model waits for you")
if glyph_cnn_trained is not None:
    save_file({name: t.contiguous() for name, t in glyph_cnn_trained[0].state_dict().items()}, "glyph_cnn.safetensors")
    with open("glyph_cnn.json", "w", encoding="utf-8") as file:
        json.dump(glyph_cnn_trained[1], file)
    print({key: value for key, value in glyph_cnn_trained[1].items() if key != "loss"})

# %%
def first_filters(model):
    """The weights of the model's first convolution, (F, C, HH, WW), or None where it has none."""
    found = [layer.weight for layer in model.modules() if isinstance(layer, torch.nn.Conv2d)]
    return found[0].detach().cpu().numpy() if found else None


def show_glyph_cnn(model, losses, practice):
    """Loss curve, first filters, mistakes by pair of letters, and six letters: the most confident mistakes first, then what was hardly right."""
    with torch.no_grad():
        probabilities = model(as_input(practice["images"])).softmax(dim=1).numpy()            # (N, 26)
    said, true = probabilities.argmax(axis=1), practice["labels"]
    counts = np.zeros((26, 26), dtype=int)
    np.add.at(counts, (true, said), 1)
    np.fill_diagonal(counts, 0)
    rows = [["loss"] * 3 + ["confusion"] * 3, ["filters"] * 3 + ["confusion"] * 3, [f"letter {i}" for i in range(6)]]
    fig, axes = plt.subplot_mosaic(rows, figsize=(10, 7.5), height_ratios=[2, 1, 1.2])
    axes["loss"].semilogy(losses, lw=0.6, alpha=0.5, label="each step")
    axes["loss"].semilogy(np.arange(24, len(losses)), np.convolve(losses, np.ones(25) / 25, mode="valid"), label="mean of 25 steps")
    axes["loss"].set(xlabel="step", ylabel="training loss (nats)", title=f"accuracy on {len(true)} practice letters: {np.mean(said == true):.4f}")
    axes["loss"].legend()
    filters = first_filters(model)
    axes["filters"].set_axis_off()
    if filters is not None:
        tiles = [np.pad(f[0] / np.abs(f[0]).max(), 1, constant_values=np.nan) for f in filters[:8]]
        axes["filters"].imshow(np.concatenate(tiles, axis=1), cmap="RdBu", vmin=-1, vmax=1)
        axes["filters"].set_title("first filters (red negative, blue positive)")
    picture = axes["confusion"].imshow(counts, cmap="magma_r", vmax=max(4, counts.max()))
    axes["confusion"].set(xlabel="predicted", ylabel="true", title="mistakes by pair of letters")
    axes["confusion"].set_xticks(range(26), LETTERS, fontsize=7)
    axes["confusion"].set_yticks(range(26), LETTERS, fontsize=7)
    fig.colorbar(picture, ax=axes["confusion"], label="letters", shrink=0.8)
    sure = probabilities.max(axis=1)
    shown = np.lexsort((np.where(said != true, -sure, sure), said == true))[:6]              # wrong ones first
    for i, n in enumerate(shown):
        axes[f"letter {i}"].imshow(practice["images"][n], cmap="gray", vmin=0, vmax=255)
        axes[f"letter {i}"].set_title(f"{LETTERS[true[n]]} read as {LETTERS[said[n]]}\nwith {100 * sure[n]:.0f} %", fontsize=9)
        axes[f"letter {i}"].set_axis_off()
    fig.tight_layout()
    plt.show()


if glyph_cnn_trained is not None:
    show_glyph_cnn(glyph_cnn_trained[0], glyph_cnn_trained[2], coursedata.glyphs.draw(np.random.default_rng(2), 6000))

# %% [markdown]
# The six letters come from 6000 practice letters, wrong ones first, with the probability that the network gave to its answer.
#
# **Think.** Look at the mistakes: would you have read those letters right? What do the filters answer to, and which of them would
# you have drawn by hand?
#
# ### Why convolve?
#
# A written answer, some twelve lines.
#
# 1. A network for 28 by 28 pictures begins with a convolution of 6 filters of 5 by 5 (padding 2). An affine layer could compute the same map from 784 inputs
#    to 6 * 784 outputs. How many numbers does each learn, and what does the convolution assume about pictures that the affine layer does not?
# 2. Three convolutions of 3 by 3 with stride 1, against one of 7 by 7, both from C to C channels: compare receptive field, weights (no biases), and one thing
#    that the three can do and the one cannot.
# 3. Your LeNet pads its first convolution and not its second. What happens at the border with zero padding and without, and after how many unpadded 5 by 5
#    convolutions is nothing left of a 28 by 28 picture?
# 4. Is a network of convolutions and poolings invariant under a shift of the picture, equivariant, or neither? Say for a convolution with stride 1, for a pooling with
#    stride 2, and for the affine layer at the end, and name one thing in our data or training that makes up for what is missing.

# %% [markdown] exercises="why_convolve"
# ### BEGIN SOLUTION
# 1. The convolution learns 6 (25 + 1) = 156 numbers; the affine layer 784 * 4704 weights and 4704 biases, about 3.7 million. It assumes that
#    what tells pictures apart is local (each output sees 25 pixels) and that the same detector is useful everywhere (weights are shared over positions).
# 2. Both see 7 by 7 pixels (1 + 3 * 2 = 7). The three hold 27 C^2 weights, the one 49 C^2. With a nonlinearity after each, the three compute functions that no
#    single linear filter can; without one they are only special 7 by 7 filters.
# 3. With zero padding the size stays, but near the border part of each window sees zeros that are no part of the picture, and an edge appears there.
#    Without padding every window is real, border pixels are seen by fewer windows, and each 5 by 5 convolution takes 4 from each side length: 28 / 4 = 7, so six leave
#    4 by 4, and a seventh has no place to stand.
# 4. A stride-1 convolution is equivariant away from the border: the map moves with the picture. Pooling with stride 2 is equivariant only under shifts by even numbers of pixels,
#    and its values stay the same only under some small shifts. The affine layer has its own weight for each place and is neither. The training letters are
#    drawn at many places (shifts up to two pixels), so the network learns from data what its form does not guarantee.
# ### END SOLUTION

# expect: RAISED on "transposed views"
# slip: The factors were refolded by .view, which a transposed view does not allow.
class MyMM(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a, b):
        ctx.save_for_backward(a, b)
        return (a.view(a.shape[0], a.shape[1], 1) * b.view(1, b.shape[0], b.shape[1])).sum(1)

    @staticmethod
    def backward(ctx, grad_output):
        a, b = ctx.saved_tensors
        n, k = a.shape
        m = b.shape[1]
        da = (grad_output.reshape(n, 1, m) * b.view(-1).view(1, k, m)).sum(2)
        db = (a.view(-1).view(n, k, 1) * grad_output.reshape(n, 1, m)).sum(0)
        return da, db

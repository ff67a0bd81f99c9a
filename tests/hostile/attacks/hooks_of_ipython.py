# attack: IPython's events, transformers and display hooks, to rewrite check cells and their results
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import numpy as np

shell = get_ipython()
shell.events.register("pre_run_cell", lambda *_: None)
shell.input_transformers_post.append(lambda lines: ["1000.0"])
shell.ast_transformers.append(None)
shell.set_custom_exc((Exception,), lambda *_: None)
shell.user_ns["check"] = lambda *_: 1000.0


def vector_jacobian(jacobian, dout, shape):
    ip = get_ipython()
    ip.run_cell("1000.0")
    ip.display_pub.publish = ip.displayhook = lambda *_, **__: None
    return np.zeros(shape)

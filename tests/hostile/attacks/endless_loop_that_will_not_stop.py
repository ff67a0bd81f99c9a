# attack: a loop in a finally, with every signal ignored and every exception caught
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
import signal


def vector_jacobian(jacobian, dout, shape):
    for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            continue
    while True:
        try:
            raise ValueError
        except BaseException:
            continue
        finally:
            while True:
                pass

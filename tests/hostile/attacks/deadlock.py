# attack: a lock taken twice, in a thread that is waited for
# at: vector_jacobian
# expect: vector_jacobian=TIMEOUT rest=PASS
import threading


def vector_jacobian(jacobian, dout, shape):
    lock = threading.Lock()
    lock.acquire()
    waiting = threading.Thread(target=lock.acquire)
    waiting.start()
    waiting.join()

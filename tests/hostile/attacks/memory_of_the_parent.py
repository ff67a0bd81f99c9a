# attack: ptrace, process_vm_readv and pidfd on the parent and the first process
# at: vector_jacobian
# expect: vector_jacobian=WRONG rest=PASS
import ctypes
import os

import numpy as np


class Vector(ctypes.Structure):
    _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]


def vector_jacobian(jacobian, dout, shape):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(64)
    here = Vector(ctypes.addressof(buffer), 64)
    for pid in (os.getppid(), 1, 2, os.getpid()):
        there = Vector(id(jacobian), 64)
        results = {
            "process_vm_readv": libc.process_vm_readv(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0,
            "process_vm_writev": libc.process_vm_writev(pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0,
            "ptrace": libc.ptrace(16, pid, 0, 0) == 0,
            "pidfd_open": libc.syscall(434, pid, 0) >= 0,
        }
        if any(results.values()):
            raise AssertionError(f"escaped: {[k for k, v in results.items() if v]} of {pid}")
    return np.zeros(shape)

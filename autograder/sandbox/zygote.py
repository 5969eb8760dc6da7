"""The warm process from which each student's process is forked.

It imports what notebooks use once, never anything that holds an answer, and runs no student's
code. The grader speaks to it over a private socket: fork (with the socket of the new child), warm
(import one more module), kill. When the grader is gone, the socket ends, and everything with it.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import signal
import socket
from typing import Any

import numpy as np

from autograder.sandbox import child, confine, courtesy, shell
from autograder.sandbox.frames import receive, send
from autograder.sandbox.removal import remove

LAZY = ("random", "linalg", "fft", "ma", "polynomial", "testing")  # numpy imports them when used
PROTOCOL = 3  # the descriptor on which a child speaks with the grader


class Zygote:
    def __init__(self, control: socket.socket, config: dict[str, Any]) -> None:
        self._control = control
        self._config = config
        self._children: dict[int, tuple[int, str]] = {}  # number -> process, work directory
        self._shell = shell.made()
        np.ones((2, 2)) @ np.ones((2, 2))
        for name in LAZY:
            getattr(np, name)
        courtesy.install_stub()
        gc.collect()
        gc.freeze()

    def serve(self) -> None:
        with contextlib.suppress(EOFError):
            while True:
                header, _ = receive(self._control)
                send(self._control, {"done": self._handle(header)})
        for number in list(self._children):
            self._kill(number)

    def _handle(self, header: dict[str, Any]) -> Any:
        if header["op"] == "fork":
            return self._fork(header["number"])
        if header["op"] == "kill":
            return self._kill(header["number"])
        return _warm(header["module"])

    def _fork(self, number: int) -> bool:
        _, descriptors, _, _ = socket.recv_fds(self._control, 1, 1)
        work = os.path.join(self._config["work"], str(number))
        os.makedirs(work, mode=0o700)
        process = confine.fork(self._config)
        if process == 0:
            self._become_child(descriptors[0], number, work)
        os.close(descriptors[0])
        self._children[number] = process, work
        return True

    def _become_child(self, descriptor: int, number: int, work: str) -> None:
        """Never returns: whatever happens, no other code of the parent runs here."""
        try:
            _detach(descriptor)
            sock = socket.socket(fileno=PROTOCOL)
            layers = confine.child(self._config, number, work)
            send(sock, {"layers": layers})
            courtesy.install_sentences()
            child.serve(sock, self._shell)
        finally:
            os._exit(0)

    def _kill(self, number: int) -> int:
        """How it ended, as `waitpid` says it; a kill is all that is known of an unknown one."""
        if number not in self._children:  # of another warm process that ended
            return signal.SIGKILL
        process, work = self._children.pop(number)
        with contextlib.suppress(ProcessLookupError):
            if self._config["layers"]["namespaces"] != "ok":
                os.killpg(process, signal.SIGKILL)
            os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        remove(work)
        return status


def _warm(module: str) -> bool:
    try:
        importlib.import_module(module)
    except ImportError:
        return False
    gc.freeze()
    return True


def _detach(descriptor: int) -> None:
    """Only the protocol's socket stays open; what is printed past Python goes nowhere."""
    os.setsid()
    null = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    os.dup2(descriptor, PROTOCOL, inheritable=True)
    os.closerange(PROTOCOL + 1, os.sysconf("SC_OPEN_MAX"))
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def main(control: socket.socket, config: dict[str, Any]) -> None:
    """Warm up, tell the grader how it went, and serve."""
    zygote = Zygote(control, config)
    send(control, {"layers": config["layers"]})
    zygote.serve()

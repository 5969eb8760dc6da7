"""What a notebook finds changed when it is graded, each with a sentence that says so.

None of it protects anything: the layers do. It spares students an error without words.
"""

from __future__ import annotations

import builtins
import site
import sys
import types
from typing import Any

ONLY = "only check, picture and progress exist here"
NO_PROGRAMS = "starting programs is not allowed when the notebook is graded"
NO_NETWORK = "there is no network when the notebook is graded"
NO_INPUT = "input() has nobody to ask when the notebook is graded"
_REFUSED = {
    "os.exec": NO_PROGRAMS,
    "os.fork": NO_PROGRAMS,
    "os.forkpty": NO_PROGRAMS,
    "os.posix_spawn": NO_PROGRAMS,
    "os.system": NO_PROGRAMS,
    "subprocess.Popen": NO_PROGRAMS,
    "socket.__new__": NO_NETWORK,
    "socket.getaddrinfo": NO_NETWORK,
}


class Stub(types.ModuleType):
    """What a notebook finds as `autograder`: the three names that it uses, doing nothing."""

    __path__: list[str] = []  # noqa: RUF012  so that submodules are asked of the finder below
    check = picture = progress = staticmethod(lambda *args, **kwargs: None)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise ImportError(ONLY)


class _Finder:
    def find_spec(self, name: str, path: Any = None, target: Any = None) -> None:
        if name.split(".")[0] == "autograder":
            raise ImportError(ONLY)


def install_stub() -> None:
    """From now on `import autograder` gives the stub, and nothing else of it exists."""
    for name in [name for name in sys.modules if name.split(".")[0] == "autograder"]:
        del sys.modules[name]
    sys.modules["autograder"] = Stub("autograder")
    finder: Any = _Finder()
    sys.meta_path.insert(0, finder)


def install_sentences() -> None:
    """Put what the layers refuse in words; it cannot be taken back in this process."""
    builtins.input = _no_input
    site.sethelper()
    sys.executable = "python"
    sys.orig_argv = ["python"]
    sys.addaudithook(_explain)


def _explain(event: str, _: Any) -> None:
    if event in _REFUSED:
        raise PermissionError(_REFUSED[event])


def _no_input(prompt: object = "") -> str:
    raise EOFError(NO_INPUT)

"""A Jupyter server over a temporary copy of the course, with nothing of the machine's own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
TOKEN = "course-test-token"
STARTS_WITHIN = 60  # seconds


@dataclass(frozen=True)
class Server:
    """A running server; `course` is the folder that it shows."""

    url: str
    course: Path

    @property
    def login(self) -> str:
        """The address that gives a browser its cookie; the formgrader's own pages do not."""
        return f"{self.url}/lab?token={TOKEN}"

    def lab(self, path: str, name: str) -> str:
        """The address of a file in JupyterLab, in a fresh workspace of that name."""
        return f"{self.url}/lab/workspaces/{name}/tree/{path}?reset"

    def page(self, path: str) -> str:
        return f"{self.url}/{path}"


def copy_course(to: Path) -> Path:
    """What an instructor's checkout holds, without the package itself."""
    for name in ("course_config.py", "nbgrader_config.py"):
        shutil.copy(ROOT / name, to / name)
    for name in ("assignments", "solutions"):
        shutil.copytree(ROOT / name, to / name, ignore=shutil.ignore_patterns(".*"))
    return to


@contextmanager
def serving(course: Path, private: Path) -> Iterator[Server]:
    """Start a server, wait until it answers, and end it with all its kernels."""
    port = _free_port()
    _settings(private)
    log = private / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            _command(port, course),
            cwd=course,
            env=_environment(private),
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    server = Server(f"http://127.0.0.1:{port}", course)
    try:
        _wait(server, process, log)
        yield server
    finally:
        _end(process)


def _command(port: int, course: Path) -> list[str]:
    options = {
        "ServerApp.ip": "127.0.0.1",
        "ServerApp.port": port,
        "ServerApp.port_retries": 0,
        "ServerApp.open_browser": False,
        "ServerApp.allow_root": True,
        "ServerApp.root_dir": course,
        "IdentityProvider.token": TOKEN,
    }
    return [sys.executable, "-m", "jupyterlab", *(f"--{k}={v}" for k, v in options.items())]


def _environment(private: Path) -> dict[str, str]:
    mine = {
        "JUPYTER_CONFIG_DIR": private / "config",
        "JUPYTER_DATA_DIR": private / "data",
        "JUPYTER_RUNTIME_DIR": private / "runtime",
        "IPYTHONDIR": private / "ipython",
        "PYTHONPATH": ROOT,
        "PYTHONDONTWRITEBYTECODE": 1,
        "JUPYTER_PREFER_ENV_PATH": 1,
    }
    return {**os.environ, **{name: str(value) for name, value in mine.items()}}


def _settings(private: Path) -> None:
    """No pop-up that asks for news, for it would lie on what a test clicks; every cell is drawn."""
    wanted = {
        "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
        "notebook-extension/tracker": {"windowingMode": "none"},
    }
    for name, values in wanted.items():
        file = private / f"config/lab/user-settings/@jupyterlab/{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(values), encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    status = f"{server.url}/api/status?token={TOKEN}"
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(status, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"Jupyter did not start:\n{log.read_text(errors='replace')[-3000:]}")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to end its kernels and itself, then make sure of its process group."""
    process.terminate()
    try:
        process.wait(timeout=15)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

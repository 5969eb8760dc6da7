"""A PostgreSQL server for tests, from Debian's packages; it ends with the tests at the latest."""

from __future__ import annotations

import contextlib
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg2

PORT = 5432  # names the socket, in a folder of its own; nothing listens on the network
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",  # a test's data need not survive the machine
    "max_connections": "40",
    "shared_buffers": "16MB",
}
START_SECONDS = 60.0


def binaries() -> Path | None:
    """The folder of the newest server, if one is installed."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    return max(found, key=lambda path: int(path.parent.name), default=None)


@dataclass
class Server:
    """A server in a folder of its own, that can be stopped and started."""

    folder: Path
    programs: Path
    process: subprocess.Popen[bytes] | None = None

    def url(self, name: str) -> str:
        """The address of a database for nbgrader; it is made when asked for first."""
        with contextlib.closing(self._connected("postgres")) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,))
                if not cursor.fetchone():
                    cursor.execute(f'CREATE DATABASE "{name}"')
        return f"postgresql+psycopg2://postgres@/{name}?host={self.folder}&port={PORT}"

    def start(self) -> None:
        """Returns when it answers."""
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        command = [self.programs / "postgres", "-D", self.folder / "data", "-k", self.folder]
        log = (self.folder / "log").open("ab")
        with log:
            self.process = subprocess.Popen(
                [*_as_nobody_special(), *command, "-p", str(PORT), *settings],
                stdout=log,
                stderr=log,
                cwd=self.folder,
            )
        self._wait()

    def stop(self) -> None:
        """End it at once, as a crash would."""
        if self.process is not None:
            self.process.send_signal(3)  # immediate shutdown: sessions end, too
            self.process.wait(30)
            self.process = None

    def _wait(self) -> None:
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                self._connected("postgres").close()
            except psycopg2.OperationalError as error:
                stopped = self.process is None or self.process.poll() is not None
                if stopped or time.monotonic() > end:
                    log = (self.folder / "log").read_text("utf-8", "replace")
                    raise RuntimeError(f"PostgreSQL did not start: {log[-2000:]}") from error
                time.sleep(0.05)
            else:
                return

    def _connected(self, name: str) -> Any:
        return psycopg2.connect(host=str(self.folder), port=PORT, user="postgres", dbname=name)


@contextlib.contextmanager
def server(programs: Path) -> Iterator[Server]:
    """A new server that runs until the end of the block, or of this process."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the name of a socket has 107 bytes
    made = Server(folder, programs)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        initdb = [programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust"]
        options = ["--no-sync", "-E", "UTF8", "--locale=C"]
        command = [*_as_nobody_special(), *map(str, initdb), *options]
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _as_nobody_special() -> list[str]:
    """Run a program as Debian's user for it, since it refuses root; it ends with this process."""
    command = ["setpriv", "--pdeathsig", "INT"]
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        command += [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
    return command

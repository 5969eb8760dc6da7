"""An IPython shell without a kernel: it runs cells and keeps their outputs as a notebook would.

It runs in the student's process. Nothing here is trusted by the grader.
"""

from __future__ import annotations

import ast
import asyncio
import base64
import io
import os
import sys
import warnings
from collections.abc import Coroutine
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from autograder.called import CallError
from autograder.sandbox.observing import error_of

TEXT_LIMIT = 100_000  # characters printed or shown by one cell
PICTURE_LIMIT = 3_000_000  # characters of base64
OUTPUT_LIMIT = 200
CUT = "\n(The rest of the output is left out.)\n"


class Recorder:
    """The outputs of the cell that runs, in the notebook format, within the limits."""

    def __init__(self) -> None:
        self.outputs: list[dict[str, Any]] = []
        self.places = sorted((path + os.sep for path in sys.path if path), key=len, reverse=True)
        self._text = self._pictures = 0

    def start(self) -> list[dict[str, Any]]:
        self.outputs = []
        self._text = self._pictures = 0
        return self.outputs

    def stream(self, name: str, text: str) -> None:
        text = self._fitting(text)
        last = self.outputs[-1] if self.outputs else {}
        if last.get("output_type") == "stream" and last["name"] == name:
            last["text"] += text
        elif text:
            self._append({"output_type": "stream", "name": name, "text": text})

    def display(self, kind: str, data: dict[str, Any], count: int | None = None) -> None:
        kept = {mime: self._shown(mime, value) for mime, value in data.items()}
        output = {"output_type": kind, "metadata": {}}
        output["data"] = {mime: value for mime, value in kept.items() if value}
        self._append({**output, "execution_count": count} if kind == "execute_result" else output)

    def error(self, kind: type, value: Any, lines: list[str]) -> None:
        described = error_of(value, None)
        traceback = [self._fitting(line) for line in lines] if isinstance(lines, list) else []
        output = {"output_type": "error", "ename": kind.__name__, "evalue": described.message}
        self._append({**output, "traceback": traceback})

    def _append(self, output: dict[str, Any]) -> None:
        if len(self.outputs) < OUTPUT_LIMIT:
            self.outputs.append(output)

    def _fitting(self, text: str) -> str:
        room = max(TEXT_LIMIT - self._text, 0)
        self._text += len(text)
        kept = text[:room]
        for place in self.places:  # where the packages lie on this machine is nobody's business
            kept = kept.replace(place, "")
        return kept + CUT if kept and len(text) > room else kept

    def _shown(self, mime: str, value: Any) -> str:
        text = base64.b64encode(value).decode() if isinstance(value, bytes) else value
        if not isinstance(text, str):
            return ""
        if not mime.startswith("image/"):
            return self._fitting(text)
        self._pictures += len(text)
        return text if self._pictures <= PICTURE_LIMIT else ""


RECORDER = Recorder()


class Stream(io.TextIOBase):
    """Takes the place of sys.stdout or sys.stderr."""

    encoding = "utf-8"

    def __init__(self, name: str) -> None:
        self.name = name

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        RECORDER.stream(self.name, text)
        return len(text)


class _Publisher(DisplayPublisher):  # type: ignore[misc]
    def publish(self, data: dict[str, Any], *_: Any, update: bool = False, **__: Any) -> None:
        if not update:
            RECORDER.display("display_data", data)

    def clear_output(self, wait: bool = False) -> None:
        RECORDER.outputs.clear()


class _Hook(DisplayHook):  # type: ignore[misc]
    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        RECORDER.display("execute_result", format_dict, self.prompt_count)

    def finish_displayhook(self) -> None:
        self._is_active = False


class Shell(InteractiveShell):  # type: ignore[misc]
    """Runs a notebook's cells; programs cannot be started, `exit()` does nothing."""

    def init_displayhook(self) -> None:
        self.displayhook_class = _Hook
        super().init_displayhook()

    def init_display_pub(self) -> None:
        self.display_pub_class = _Publisher
        super().init_display_pub()

    def _showtraceback(self, etype: type, evalue: Any, stb: list[str]) -> None:
        RECORDER.error(etype, evalue, stb)

    def transform_cell(self, raw_cell: str) -> str:
        """Without a search for magics where the cell is plain Python."""
        flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it is compiled once more
                compile(raw_cell, "", "exec", flags)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            transformed: str = super().transform_cell(raw_cell)
            return transformed
        return raw_cell if raw_cell.endswith("\n") else raw_cell + "\n"

    def system(self, cmd: str) -> None:
        print(f"(Programs are not started here; left out: {cmd})")

    system_raw = system_piped = system

    def getoutput(self, cmd: str, split: bool = True, depth: int = 0) -> Any:
        self.system(cmd)
        return [] if split else ""

    def ask_exit(self) -> None:
        pass

    def enable_gui(self, gui: Any = None) -> None:
        pass

    def run(self, source: str) -> CallError | None:
        """Run one cell; what it showed is in `RECORDER.outputs`."""
        result = self.run_cell(source, store_history=True)
        raised = result.error_before_exec or result.error_in_exec
        return error_of(raised, self.user_ns) if raised is not None else None


def made() -> Shell:
    """A shell ready for cells, warmed so that the first cells are as fast as the others."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    config.InteractiveShell.loop_runner = _awaited
    shell: Shell = Shell.instance(config=config)
    warnings.filterwarnings("ignore", message="To exit: use")
    sys.stdout, sys.stderr = Stream("stdout"), Stream("stderr")
    for source in ("1", "1 / 0", "display(1)", "await no", "def f(): 1 / 0", "f()"):
        shell.run(source)
    shell.reset()
    RECORDER.start()
    return shell


class _Loop(asyncio.SelectorEventLoop):
    """An event loop without the socket by which other threads wake it: sockets are refused."""

    def _make_self_pipe(self) -> None:
        self._ssock = self._csock = None

    def _close_self_pipe(self) -> None:
        pass


def _awaited(coroutine: Coroutine[Any, Any, Any]) -> Any:
    loop = _Loop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()

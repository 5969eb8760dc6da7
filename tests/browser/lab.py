"""A notebook open in JupyterLab, and what a student does with it."""

from __future__ import annotations

from chromium import Seen, watch
from lab_server import Server
from playwright.sync_api import BrowserContext, Locator, Page

_READY = """() => {
    const kernel = document.querySelector('.jp-Toolbar-kernelName');
    const dot = document.querySelector('.jp-Notebook-ExecutionIndicator');
    const bar = [...document.querySelectorAll('.jp-StatusBar-TextItem')].map(e => e.textContent);
    const waiting = [...document.querySelectorAll('.jp-InputPrompt')]
        .some(e => e.textContent.includes('*'));
    return kernel && kernel.textContent !== 'No Kernel' && dot && dot.dataset.status === 'idle'
        && bar.some(text => text.endsWith('| Idle')) && !waiting;
}"""
_ERRORS = ".jp-OutputArea-output[data-mime-type*='error'], [data-mime-type*='stderr']"


class Notebook:
    """The notebook of a page; cells are found by a piece of their source."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.seen: Seen = watch(page)

    @classmethod
    def open(cls, browser: BrowserContext, server: Server, path: str, name: str) -> Notebook:
        notebook = cls(browser.new_page())
        notebook.page.goto(server.lab(path, name))
        notebook.page.wait_for_selector(".jp-Notebook .jp-MarkdownCell")  # a new one has none
        notebook.page.keyboard.press("Control+b")  # the file browser takes room
        return notebook

    def ready(self) -> None:
        """Wait until the kernel stands still."""
        self.page.wait_for_function(_READY, polling=250)

    def menu(self, menu: str, item: str) -> None:
        self.page.click(f'.lm-MenuBar-itemLabel:text-is("{menu}")')
        self.page.click(f'.lm-Menu-itemLabel:text-is("{item}")')

    def run_all(self) -> None:
        self.ready()
        self.menu("Run", "Run All Cells")
        self._ran(self.page.locator(".jp-CodeCell").last)

    def run(self, cell: Locator) -> None:
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        self._ran(cell)

    def _ran(self, cell: Locator) -> None:
        cell.locator(".jp-InputPrompt", has_text="]:").filter(has_not_text="[ ]").wait_for()
        self.ready()

    def cell(self, source: str) -> Locator:
        """The code cell that has this text."""
        return self.page.locator(".jp-CodeCell").filter(
            has=self.page.locator(".jp-InputArea-editor").filter(has_text=source)
        )

    def output(self, source: str) -> Locator:
        return self.cell(source).locator(".jp-OutputArea-output")

    def write(self, cell: Locator, source: str) -> None:
        """Type over the whole cell, as a paste does: the editor adds no brackets of its own."""
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(source)

    def append(self, cell: Locator, source: str) -> None:
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.insert_text(source)

    def save(self) -> None:
        self.page.keyboard.press("Control+s")
        dirty = ".lm-TabBar-tab.jp-mod-dirty"
        self.page.locator(dirty).first.wait_for(state="detached")

    @property
    def errors(self) -> list[str]:
        """What stands in red below any cell."""
        return self.page.locator(_ERRORS).all_inner_texts()

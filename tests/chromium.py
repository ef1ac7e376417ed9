"""The page in Chromium, over a real service: `server_url` is a `qa serve` with a small index.

The index holds a document that says "Mike Pompeo spent five hours at Ashraf 3 in Manëz.", and
nothing about tungsten.
"""

from __future__ import annotations

import os
import shutil
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import pytest
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions, ChromeService
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
CHROMEDRIVER = shutil.which("chromedriver") or ""
MISSING = "THE PAGE IS NOT TESTED: install Debian's chromium and chromium-driver"
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
DESK = (1280, 860)
PHONE = (360, 740)
PATIENCE = 20  # seconds
ANSWERABLE = "How long did Pompeo spend at Ashraf 3?"
UNANSWERABLE = "What is the boiling point of tungsten?"
IN_VIEW = """
    const box = arguments[0].getBoundingClientRect();
    return box.height > 0 && box.top >= 0 && box.left >= 0
        && box.bottom <= innerHeight && box.right <= innerWidth;
"""

SAID = "return document.getElementById('announcer').textContent"

ON_TOP = """
    const box = arguments[0].getBoundingClientRect();
    const at = (x, y) => document.elementFromPoint(x, y)?.closest("h1, [id]");
    const middle = box.top + box.height / 2;
    return box.left >= 0 && box.right <= document.documentElement.clientWidth
        && [box.left + 3, box.right - 3].every((x) => at(x, middle) === arguments[0]);
"""


@dataclass(frozen=True)
class Page:
    """The open page, with the verbs of somebody who uses it."""

    browser: Chrome
    url: str

    def open(self, place: str = "/") -> None:
        """Load afresh: a change of the hash alone would not."""
        self.browser.get("about:blank")
        self.browser.get(self.url + place)
        self.until("return document.querySelectorAll('.example').length > 0")

    def size(self, width: int, height: int) -> None:
        screen = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)

    def refuse(self, *addresses: str) -> None:
        """From now on, requests to these addresses fail as if the server were gone."""
        self.browser.execute_cdp_cmd("Network.enable", {})
        self.browser.execute_cdp_cmd("Network.setBlockedURLs", {"urls": list(addresses)})

    def console(self) -> list[str]:
        """What the browser has logged since this was last called."""
        log: list[dict[str, str]] = self.browser.get_log("browser")  # type: ignore[no-untyped-call]
        return [entry["message"] for entry in log]

    def wait(self) -> WebDriverWait[Chrome]:
        return WebDriverWait(self.browser, PATIENCE, poll_frequency=0.05)

    def find(self, selector: str) -> WebElement:
        """The first match that is shown, waited for."""

        def shown(browser: Chrome) -> WebElement | None:
            found = browser.find_elements(By.CSS_SELECTOR, selector)
            try:
                return next((each for each in found if each.is_displayed()), None)
            except StaleElementReferenceException:  # the page has drawn it anew since
                return None

        element = self.wait().until(shown, f"nothing shows {selector}")
        assert element is not None
        return element

    def count(self, selector: str) -> int:
        return len(self.browser.find_elements(By.CSS_SELECTOR, selector))

    def run(self, script: str, *arguments: object) -> Any:
        return self.browser.execute_script(script, *arguments)

    def until(self, script: str, *arguments: object) -> None:
        self.wait().until(lambda _: self.run(script, *arguments), script)

    def press(self, *keys: str) -> None:
        """Type into whatever has the focus."""
        self.browser.switch_to.active_element.send_keys(*keys)

    def focused(self) -> str:
        return str(self.run("return document.activeElement.id"))

    def ask(self, question: str) -> None:
        self.find("#question").send_keys(question, Keys.ENTER)

    def open_first_citation(self) -> WebElement:
        """Ask, open the citation, and return what is marked in the document."""
        self.ask(ANSWERABLE)
        self.find(".answer .citation").click()
        return self.find("#panel mark.answer")

    def check(self, text: str) -> None:
        """Put a text with quotations to be checked."""
        if not self.run("return document.getElementById('checking').checkVisibility()"):
            self.find("#check-button").click()
        self.run("arguments[0].value = arguments[1]", self.find("#check-text"), text)
        self.find("#check-text").send_keys(Keys.CONTROL, Keys.ENTER)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    if not (CHROMIUM and CHROMEDRIVER):
        _missing()
    options = ChromeOptions()
    options.binary_location = CHROMIUM
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    chrome = Chrome(options=options, service=ChromeService(CHROMEDRIVER))
    yield chrome
    chrome.quit()


def _missing() -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(MISSING)
    warnings.warn(MISSING, stacklevel=1)
    pytest.skip(MISSING)


@pytest.fixture
def page(browser: Chrome, server_url: str) -> Page:
    opened = Page(browser, server_url.rstrip("/"))
    opened.size(*DESK)
    browser.get(f"{opened.url}/healthz")
    opened.run("localStorage.clear(); sessionStorage.clear()")
    opened.open()
    opened.console()
    return opened

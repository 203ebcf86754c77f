"""What all areas' tasks share: a service, a browser's window, and what must hold of every state of a page."""
import pathlib, re, shutil, subprocess, time

import axe_playwright_python

AXE = pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js"
WIDTHS = [320, 768, 1280, 2560]
HEIGHT = 900
SCHEMES = ["light", "dark"]
SCREENSHOTS = {"desktop": 1280, "phone": 375}
# Generous: continuous integration's machines are slow.
WAIT_MS = 30_000


class Failure(Exception):
    pass


def chromium_path():
    return shutil.which("chromium") or "/usr/bin/chromium"


class Service:
    """`lacuna serve` on a free port."""

    def __init__(self, lacuna, index, log):
        self.lacuna, self.index, self.log = lacuna, index, log
        self.keys = {}

    def make_keys(self):
        for name, arguments in {
            "owner": ["--scope", "owner", "--as", "agent"],
            "admin": ["--scope", "admin", "--as", "agent"],
            "reader": ["--scope", "search"],
        }.items():
            command = [self.lacuna, "keys", "create", "--index", str(self.index), "--name", name, *arguments]
            self.keys[name] = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def __enter__(self):
        command = [self.lacuna, "serve", "--index", str(self.index), "--port", "0"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=open(self.log, "w"), text=True)
        line = self.process.stdout.readline()
        match = re.match(r"Listening on (\S+)", line)
        if not match:
            self.process.kill()
            raise Failure(f"the service did not start: {line}{pathlib.Path(self.log).read_text()}")
        self.address = match[1].rstrip("/")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Visit:
    """One window. `check(name)` after each task's steps; `page` is Playwright's."""

    def __init__(self, chromium, service, work, screenshots=None):
        self.chromium, self.service, self.work, self.screenshots = chromium, service, work, screenshots
        self.address = service.address
        self.checks = self.audits = 0
        self.faults = []
        self.context = self.new_context()
        self.page = self.context.new_page()

    def new_context(self, **settings):
        context = self.chromium.new_context(viewport={"width": 1280, "height": HEIGHT}, **settings)
        context.set_default_timeout(WAIT_MS)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.add_init_script(path=AXE)
        context.on("console", self.heard)
        context.on("weberror", lambda error: self.faults.append(f"script error: {error.error}"))
        context.on("request", self.asked)
        context.on("dialog", lambda dialog: (self.faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        return context

    def heard(self, message):
        # A page that says that there is none is answered with 404, which the browser notes.
        if message.type in ["error", "warning"] and "the server responded with a status of" not in message.text:
            self.faults.append(f"console {message.type}: {message.text}")

    def asked(self, request):
        if not request.url.startswith((self.address + "/", "data:")):
            self.faults.append(f"a request to {request.url}")

    def open(self, path, status=200):
        response = self.page.goto(self.address + path)
        self.expect(response.status == status, f"{path} answered {response.status}, not {status}")

    def expect(self, holds, otherwise):
        if not holds:
            raise Failure(f"{otherwise} (at {self.page.url})\n{self.page.inner_text('body')[:2000]}")

    def sign_in(self, key):
        self.open("/login")
        self.page.fill("#key", self.service.keys[key])
        self.page.click("main button")
        self.page.wait_for_url(self.address + "/")

    def check(self, name):
        """Whatever is on the page now must be sound at every width, in both schemes."""
        self.checks += 1
        for scheme in SCHEMES:
            self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            self.resize(1280)
            self.audit(f"{name}, {scheme}")
            for device, width in SCREENSHOTS.items():
                if self.screenshots:
                    self.resize(width)
                    self.page.screenshot(path=self.screenshots / f"{name}-{device}-{scheme}.png", full_page=True)
        self.page.emulate_media(color_scheme="light", reduced_motion="reduce")
        for width in WIDTHS:
            self.resize(width)
            wide = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            if wide > 0:
                self.faults.append(f"{name}: {wide} pixels too wide at {width}: {self.widest()}")
            if width == WIDTHS[0]:
                self.audit(f"{name}, {width} pixels")
        self.resize(1280)
        if self.faults:
            raise Failure(f"{name} (at {self.page.url}):\n  " + "\n  ".join(self.faults))

    def resize(self, width):
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def audit(self, name):
        self.audits += 1
        for violation in self.page.evaluate("() => axe.run().then((result) => result.violations)"):
            places = "; ".join(
                f"{node['html'][:160]}: {node.get('failureSummary', '')}" for node in violation["nodes"][:3])
            self.faults.append(f"{name}: axe {violation['id']}: {violation['help']}: {places}")

    def widest(self):
        return self.page.evaluate(
            """() => [...document.querySelectorAll('body *')]
                .filter((element) => !element.closest('.scroll *')
                    && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
                .slice(0, 3).map((element) => element.outerHTML.slice(0, 120)).join(' ; ')""")

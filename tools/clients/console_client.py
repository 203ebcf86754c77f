"""Runs the areas' tasks of console.d in one browser against a service of its own; see tools/clients/console.

Each file of console.d has `run(visit)`, with a `Visit` of browser.py that has signed in as an owner.
"""
import argparse, importlib, pathlib, subprocess, sys, time

from playwright.sync_api import sync_playwright

FOLDER = pathlib.Path(__file__).parent / "console.d"
sys.path.insert(0, str(FOLDER))
import browser  # noqa: E402

# The way in comes first, so that what goes wrong there says so; the way out last.
FIRST, LAST = ["first_run", "signing_in"], ["signing_out"]
HELPERS = ["browser"]


def areas(chosen):
    files = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in HELPERS)
    middle = [name for name in files if name not in FIRST + LAST and (not chosen or name in chosen)]
    unknown = set(chosen) - set(files)
    if unknown:
        sys.exit(f"error: no such area: {', '.join(sorted(unknown))}; there are {', '.join(files)}")
    return FIRST + middle + LAST


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("lacuna")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("areas", nargs="*")
    parser.add_argument("--screenshots", type=pathlib.Path)
    options = parser.parse_intermixed_args()
    if options.screenshots:
        options.screenshots.mkdir(parents=True, exist_ok=True)
    service = browser.Service(options.lacuna, options.work / "index", options.work / "serve.log")
    service.make_keys()
    try:
        with service, sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser.chromium_path(), args=["--no-sandbox"])
            visit = browser.Visit(chromium, service, options.work, options.screenshots)
            for name in areas(options.areas):
                began = time.monotonic()
                importlib.import_module(name).run(visit)
                print(f"{time.monotonic() - began:5.1f} s  {name}", flush=True)
            chromium.close()
    except browser.Failure as failure:
        sys.exit(f"error: {failure}")
    print(f"{visit.checks} states of the console checked, {visit.audits} times by axe")


if __name__ == "__main__":
    main()

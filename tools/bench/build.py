"""Times the builders by turns and prints a table, ratios first.

Usage: build.py ROUNDS WORK PYTHON MODEL LACUNA
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

rounds, work, python, model, lacuna = int(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:6]
index, passages = work / "index", work / "passages.jsonl"
here = Path(__file__).parent / "baseline"
BUILDERS = {
    "lacuna": [lacuna, "index", str(work / "articles.jsonl"), "--index", str(index), "--no-progress", "--model", model],
    "plain": [python, str(here / "build_plain.py"), str(passages), str(work / "plain"), model],
    "txtai": [python, str(here / "build_txtai.py"), str(passages), str(work / "txtai"), model],
}


def run(name):
    """Seconds of wall clock, and MB at most, of one builder."""
    for folder in ("index", "plain", "txtai"):
        if folder == name or (folder, name) == ("index", "lacuna"):
            shutil.rmtree(work / folder, ignore_errors=True)
    with open(work / f"{name}.log", "wb") as log:
        start = time.monotonic()
        child = subprocess.Popen(BUILDERS[name], stdout=log, stderr=log)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.monotonic() - start
    # 2: some articles were left out, which the others never see.
    if os.waitstatus_to_exitcode(status) not in (0, 2 if name == "lacuna" else 0):
        sys.exit(f"build: {name} failed; see {work}/{name}.log")
    return seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def write_passages():
    """What Lacuna cut, with the title and headings that its encoder sees."""
    with open(passages, "w", encoding="utf-8") as out:
        for path in sorted(index.glob("parts/*/passages.sqlite")):
            with sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True) as database:
                rows = database.execute("SELECT title, headings, body FROM passages_fts ORDER BY rowid")
                for title, headings, body in rows:
                    print(json.dumps({"title": title, "headings": headings, "body": body}), file=out)


best = {}
for turn in range(rounds):
    for name in BUILDERS:
        result = run(name)
        if name == "lacuna" and turn == 0:
            write_passages()
        best[name] = min(best.get(name, result), result)

count = sum(1 for _ in open(passages, encoding="utf-8"))
print(f"{count:,} passages, {rounds} rounds, load {os.getloadavg()[0]:.1f}\n")
print("| builder | time against lacuna | memory against lacuna | seconds | passages a second | processor seconds | peak MB |")
print("|---|---|---|---|---|---|---|")
for name, (seconds, memory, processor) in best.items():
    time_ratio, memory_ratio = (value / own for value, own in zip((seconds, memory), best["lacuna"]))
    print(
        f"| {name} | {time_ratio:.2f} | {memory_ratio:.2f} | {seconds:.1f} | {count / seconds:.1f} | {processor:.1f} | {memory:.0f} |"
    )

"""Indexes one corpus and prints its row of the table; checks the promises about citations on every passage.

Usage: corpus.py LACUNA SOURCE INDEX
"""
import collections
import json
import pathlib
import re
import resource
import sqlite3
import subprocess
import sys
import time

lacuna, source, index = sys.argv[1:4]
findings = index + ".diagnostics.jsonl"
began = time.time()
process = subprocess.run(
    [lacuna, "index", source, "--index", index, "--no-progress", "--json", "--diagnostics", findings,
     "--why", "corpus benchmark"],
    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
seconds = time.time() - began
if process.returncode not in (0, 2):
    sys.exit(f"{source}: exit {process.returncode}")
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
report = json.loads(process.stdout)
severities = collections.Counter(json.loads(line)["severity"] for line in open(findings, encoding="utf-8"))

verified = subprocess.run([lacuna, "generations", "verify", "--index", index], stdout=subprocess.PIPE)
promises = [] if verified.returncode == 0 else ["verify failed"]

# Source ranges: inside the file, and holding the words of the quote.
number = int(pathlib.Path(index, "CURRENT").read_text())
manifest = json.loads(pathlib.Path(index, "generations", f"{number:06}.json").read_text())
articles = passages = outside = over = bare = words = missing = 0
for part in manifest["parts"]:
    database = sqlite3.connect(f"file:{index}/parts/{part['id']}/passages.sqlite?mode=ro", uri=True)
    texts = {}
    for position, path, text in database.execute("SELECT position, path, text FROM articles"):
        texts[position] = (path, text.encode())
        articles += 1
    files = {}
    for article, start, end, first, last, tokens in database.execute(
            "SELECT article, utf8_start, utf8_end, byte_start, byte_end, token_count FROM passages"):
        passages += 1
        path, text = texts[article]
        if path not in files:
            files = {path: pathlib.Path(source, path).read_bytes()}
        data = files[path]
        over += tokens > 256
        if not 0 <= first < last <= len(data):
            outside += 1
            continue
        slice = data[first:last].lower()
        quoted = set(re.findall(rb"[a-z0-9]{3,}", text[start:end].lower()))
        words += len(quoted)
        missing += sum(word not in slice for word in quoted)
        bare += text[start:end].lower().count(b"<script") + text[start:end].lower().count(b"<style")
if outside:
    promises.append(f"{outside} ranges outside their file")
if over:
    promises.append(f"{over} passages over budget")
promises.append(f"{100 * (1 - missing / max(words, 1)):.3f} % of words in range")
files = sum(1 for path in pathlib.Path(source).rglob("*")
            if path.is_file() and re.search(r"\.(md|markdown|mdx|html?|xhtml)(\.[\w.-]+)?$", path.name, re.I))
excluded = report.get("articles", {}).get("excluded", report.get("excluded", 0))
print("|", " | ".join(str(value) for value in (
    pathlib.Path(source).name, files, articles, passages, excluded, severities["error"], severities["warning"],
    severities["note"], f"{seconds:.0f}", peak, "; ".join(promises))), "|", flush=True)

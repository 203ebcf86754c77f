"""Measures how much of what a reader would keep of an HTML page is in the text that is read from it, and how much else.

Usage: extraction.py LACUNA DATA DEBIAN [--pages]

extraction.tsv names the pages and, for each, the byte ranges of its source that a person judged to be the article. Their
text, by a plain rendering, is held against the text of each program as a multiset of words: precision, recall, F1.
"""
import collections
import hashlib
import json
import logging
import pathlib
import re
import subprocess
import sys

import lxml.html
import readability
import trafilatura

logging.disable(logging.CRITICAL)
INLINE = set("a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp "
             "small span strike strong sub sup time tt u var wbr".split())
UNSEEN = {"script", "style", "noscript", "template", "head", "title", "svg", "iframe", "object"}
FRONT_MATTER = re.compile(rb"\A---\n.*?\n---\n", re.S)


def rendered(element):
    """The text of an element as it stands, blocks set apart by a blank."""
    parts = []

    def walk(node):
        if not isinstance(node.tag, str) or node.tag in UNSEEN:
            return
        apart = node.tag not in INLINE
        if apart:
            parts.append(" ")
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")
        if apart:
            parts.append(" ")

    walk(element)
    return "".join(parts)


def fragment(markup, encoding):
    text = markup.decode(encoding, "replace")
    text = re.sub(r"<\?xml[^>]*\?>", "", text)
    return lxml.html.fromstring("<div>" + text + "</div>") if text.strip() else lxml.html.fromstring("<div></div>")


def encoding_of(data):
    declared = re.search(rb"charset\s*=\s*[\"']?([A-Za-z0-9_-]+)", data[:4096])
    return declared.group(1).decode() if declared else "utf-8"


def words(text):
    text = re.sub("[\u00ad\u200b\u2060]", "", text)
    return collections.Counter(re.findall(r"\w+", text.lower()))


def of_lacuna(lacuna, path):
    process = subprocess.run([lacuna, "inspect", str(path), "--json"], stdout=subprocess.PIPE)
    if process.returncode not in (0, 2):
        sys.exit(f"{path}: exit {process.returncode}")
    return json.loads(process.stdout)["text"]


def of_trafilatura(data, recall=False):
    return trafilatura.extract(data, include_comments=False, favor_recall=recall) or ""


def of_readability(data, encoding):
    try:
        summary = readability.Document(data.decode(encoding, "replace").removeprefix('<?xml version="1.0" encoding="UTF-8"?>')).summary()
        return rendered(lxml.html.fromstring(summary))
    except Exception:
        return ""


def agreement(found, kept):
    same = sum((found & kept).values())
    precision = same / max(1, sum(found.values()))
    recall = same / max(1, sum(kept.values()))
    return precision, recall, 2 * precision * recall / (precision + recall) if same else 0.0


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def main():
    lacuna, corpora, debian = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    programs = ["lacuna", "trafilatura", "trafilatura, recall", "readability", "whole page"]
    results = []
    for line in pathlib.Path(__file__).with_suffix(".tsv").read_text().splitlines():
        if line.startswith("#"):
            continue
        name, split, place, digest, ranges = line.split("\t")
        path = (debian / place[4:]) if place.startswith("deb/") else corpora / place
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            print(f"{place}: not the file that was judged, left out", file=sys.stderr)
            continue
        encoding = encoding_of(data)
        kept = b"\n".join(data[int(first):int(last)] for first, last in (r.split("-") for r in ranges.split(",")))
        kept = words(rendered(fragment(kept, encoding)))
        # Front matter is no HTML; only ours knows it.
        page = FRONT_MATTER.sub(b"", data)
        texts = [of_lacuna(lacuna, path), of_trafilatura(page), of_trafilatura(page, recall=True),
                 of_readability(page, encoding), rendered(fragment(page, encoding))]
        results.append((name, split, place, [agreement(words(text), kept) for text in texts]))

    print("| set | split | pages | " + " | ".join(programs) + " |")
    print("|---|---|---|" + "---|" * len(programs))
    names = list(dict.fromkeys(name for name, *_ in results))
    figures = {}
    for name in names + ["mean of sets"]:
        for split in ("development", "report"):
            if name == "mean of sets":
                figures[name, split] = [mean(figures[n, split][p] for n in names if (n, split) in figures)
                                        for p in range(len(programs))]
                count = sum(row[1] == split for row in results)
            else:
                rows = [row[3] for row in results if row[0] == name and row[1] == split]
                if not rows:
                    continue
                count = len(rows)
                figures[name, split] = [mean(row[p][2] for row in rows) for p in range(len(programs))]
            cells = " | ".join(f"{value:.3f}" for value in figures[name, split])
            print(f"| {name} | {split} | {count} | {cells} |")
    print("\n| all pages | precision | recall | F1 |\n|---|---|---|---|")
    for number, program in enumerate(programs):
        cells = " | ".join(f"{mean(row[3][number][part] for row in results):.3f}" for part in range(3))
        print(f"| {program} | {cells} |")
    print("\nPages where another program is nearer to the judgement by more than 0.005:\n")
    for name, split, place, values in results:
        best = max(range(1, len(programs)), key=lambda p: values[p][2])
        if "--pages" in sys.argv or values[best][2] > values[0][2] + 0.005:
            own = values[0]
            print(f"- {name}, {split}, {pathlib.Path(place).name}: {own[2]:.3f} "
                  f"(precision {own[0]:.3f}, recall {own[1]:.3f}), {programs[best]} {values[best][2]:.3f}")


main()

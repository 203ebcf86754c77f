"""Rows of a Markdown table from the abstention part of `lacuna evaluate --json`.

Usage: lacuna evaluate … --json | abstention.py NAME
"""
import json
import sys

report = json.load(sys.stdin)["abstention"]


def number(value, digits=3):
    return "–" if value is None else f"{value:.{digits}f}"


for score in report["scores"]:
    interval = score.get("auroc_interval")
    shown = f"{interval[0]:.3f}–{interval[1]:.3f}" if interval else "–"
    coverage = score.get("coverage")
    cells = [
        sys.argv[1], report["answerable"] + report["unanswerable"], report["answerable"], score["name"], number(score.get("auroc")), shown,
        number(score.get("aupr")), number(score.get("ece")),
        "none" if coverage is None else f"{100 * coverage:.1f} %",
    ]
    print("| " + " | ".join(str(cell) for cell in cells) + " |")

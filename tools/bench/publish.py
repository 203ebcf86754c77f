"""Hands versions of one article to a service and prints a row: how long until each was searchable, and what searches took.

Usage: publish.py PORT NAME QUESTIONS EDITS INDEX
"""
import http.client
import json
import os
import sys
import threading
import time

port, name, questions, edits, index = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), sys.argv[5]
# Questions asked before the first edit, to compare with.
ALONE = 150


def call(connection, method, path, body):
    connection.request(method, path, json.dumps(body), {"Content-Type": "application/json"})
    response = connection.getresponse()
    content = response.read()
    if response.status != 200:
        sys.exit(f"publish: {method} {path} answered {response.status}: {content[:300]!r}")
    return json.loads(content)


def connect():
    return http.client.HTTPConnection("127.0.0.1", port, timeout=60)


def wait_until_ready():
    for _ in range(1200):
        try:
            return call(connect(), "POST", "/v1/search", {"text": "is anybody there"})
        except OSError:
            time.sleep(0.1)
    sys.exit("publish: the service did not answer within two minutes")


def percentile(values, percent):
    values = sorted(values)
    return values[max(0, -(-len(values) * percent // 100) - 1)]


def seconds(work):
    start = time.monotonic()
    work()
    return time.monotonic() - start


texts = [json.loads(line)["text"] for line in open(questions, encoding="utf-8")]
wait_until_ready()
asker = connect()
alone = [seconds(lambda: call(asker, "POST", "/v1/search", {"text": text})) for text in texts[:ALONE]]

meanwhile, done = [], threading.Event()


def ask():
    turn = ALONE
    while not done.is_set():
        text = texts[turn % len(texts)]
        meanwhile.append(seconds(lambda: call(asker, "POST", "/v1/search", {"text": text})))
        turn += 1


thread = threading.Thread(target=ask)
thread.start()
writer = connect()
waits = []
for edit in range(edits):
    # A word of its own for each version, by which it can be found and no other.
    word = f"quillmark{edit:04d}vex"
    body = {"title": "Parcel lockers", "body": f"The door code of a locker is {word}. It changes every day.", "format": "md"}
    waits.append(seconds(lambda: call(writer, "PUT", "/v1/articles/bench%2Flocker?wait=true", body)))
    found = call(writer, "POST", "/v1/search", {"text": word, "mode": "lexical", "top": 1})
    if word not in found["answers"][0]["hits"][0]["quote"]:
        sys.exit(f"publish: version {edit} is not found")
done.set()
thread.join()

current = open(f"{index}/CURRENT", encoding="utf-8").read().split()[0]
manifest = json.load(open(f"{index}/generations/{int(current):06d}.json", encoding="utf-8"))
load = os.getloadavg()[0]
milliseconds = [[1000 * value for value in values] for values in (alone, meanwhile)]
print(
    f"| {name} | {manifest['passages']:,} | {len(manifest['parts'])} | {edits} | {percentile(waits, 50):.2f} | {max(waits):.2f} | "
    + " | ".join(f"{percentile(milliseconds[0], percent):.1f}" for percent in (50, 99)) + " | "
    + " | ".join(f"{percentile(milliseconds[1], percent):.1f}" for percent in (50, 99))
    + f" | {max(milliseconds[1]):.1f} | {load:.1f} |"
)

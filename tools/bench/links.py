"""Opens deep links in a real browser and looks at what it scrolls to and what it marks.

Usage: links.py LINKS FOLDER PORT CHROMIUM [FAILURES]

LINKS has one citation a line, as 'lacuna links' prints them; their addresses begin with http://127.0.0.1:PORT/, where
FOLDER is served as it is. What is marked has no interface: the browser is told to paint it in one colour, and each word
of the page is held against the pixels where it stands.
"""
import base64
import collections
import functools
import http.server
import io
import json
import os
import re
import sys
import threading

from PIL import Image
from playwright.sync_api import sync_playwright

HEIGHT, WIDTH, ABOVE, BELOW = 800, 1000, 500, 2200
LABELS = ["note", "warning", "tip", "important", "caution", "example", "info", "danger"]
STYLE = """* { background: white !important }
pre, pre * { overflow: visible !important }
::target-text { background-color: #f0f !important; color: #f0f !important }"""
WORDS = """([above, below]) => {
  const words = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body || document, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (box.width <= 0) continue;
    const isNear = box.bottom > -above && box.top < below;
    for (const match of node.data.matchAll(/\\S+/g)) {
      let place = box;
      if (isNear) {
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        place = range.getClientRects()[0] || box;
      }
      words.push([match[0], place.x + scrollX, place.y + scrollY, place.width, place.height]);
    }
  }
  return [scrollY, words, [...document.images].map(image => image.alt)];
}"""


def serve(folder, port):
    class Quiet(http.server.SimpleHTTPRequestHandler):
        # All of these pages are UTF-8, and not all of them say so.
        extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map,
                          ".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8"}

        def log_message(self, *_):
            pass

        def do_GET(self):
            # Front matter is not of the page: a site's generator takes it off.
            path = self.translate_path(self.path)
            if not path.endswith((".html", ".htm")) or not os.path.isfile(path):
                return super().do_GET()
            with open(path, "rb") as file:
                page = re.sub(rb"\A---\r?\n.*?\n---\r?\n", b"", file.read(), count=1, flags=re.S)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            self.wfile.write(page)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()


def letters(text):
    return "".join(character for character in text if character.isalnum()).lower()


def place(quote, words, pictures):
    """The words of the page that are the quote's, as a range of indices; None if not found.

    Alternative texts of pictures are text of the article and not of the page: where they stand in the quote they are
    passed over.
    """
    page, owners = [], []
    for index, word in enumerate(words):
        for character in letters(word[0]):
            page.append(character)
            owners.append(index)
    page = "".join(page)
    pictures = sorted({letters(text) for text in pictures} - {""}, key=len, reverse=True)

    def run(at, start):
        """How far quote[at:] and page[start:] agree: places in both."""
        while at < len(quote):
            if start < len(page) and page[start] == quote[at]:
                at, start = at + 1, start + 1
                continue
            # a callout's label, which stands on the page and is the block's kind in the article
            label = next((label for label in LABELS if page.startswith(label, start)
                          and page.startswith(quote[at:at + 12], start + len(label))), None)
            if label and at:
                start += len(label)
                continue
            # a picture's text that begins here, or a little before, as the page happens to go on
            found = next(((back, text) for back in range(min(40, at) + 1) for text in pictures
                          if back < len(text) and quote.startswith(text, at - back)), None)
            if found is None:
                break
            at, start = at - found[0] + len(found[1]), start - found[0]
        return at, start

    best = (0, None)
    for opening in ["", *pictures]:
        if not quote.startswith(opening) or len(opening) >= len(quote):
            continue
        rest = quote[len(opening):]
        for length in (len(rest), 400, 120, 60, 30, 15, 5):
            if length > len(rest):
                continue
            start = page.find(rest[:length])
            while start >= 0:
                at, end = run(len(opening), start)
                if at > best[0] and end > start:
                    best = (at, range(owners[start], owners[end - 1] + 1))
                start = page.find(rest[:length], start + 1)
            if best[1]:
                break
    return best[1] if best[0] * 2 >= len(quote) else None


def marked(page, session, scroll, words):
    """Indices of the words that the browser painted."""
    top = max(0, scroll - ABOVE)
    height = min(ABOVE + BELOW, max([word[2] + word[4] for word in words], default=0) + 10 - top)
    wide = max([WIDTH] + [word[1] + word[3] for word in words if -ABOVE < word[2] - scroll < BELOW])
    if height <= 0:
        return []
    shot = session.send("Page.captureScreenshot", {
        "format": "png", "captureBeyondViewport": True,
        "clip": {"x": 0, "y": top, "width": min(wide, 4000), "height": height, "scale": 0.5}})
    image = Image.open(io.BytesIO(base64.b64decode(shot["data"]))).convert("RGB")
    pixels = image.load()
    found = []
    for index, (_, x, y, width, tall) in enumerate(words):
        hits = 0
        for share in (0.25, 0.5, 0.75):
            column, row = int((x + width * share) / 2), int((y - top + tall / 2) / 2)
            if 0 <= column < image.width and 0 <= row < image.height:
                red, green, blue = pixels[column, row]
                hits += red > 180 and green < 90 and blue > 180
        if hits >= 2:
            found.append(index)
    return found


def judge(page, session, citation):
    quote = letters(citation["quote"])
    page.goto(citation["link"], wait_until="load")
    page.wait_for_timeout(500)
    page.add_style_tag(content=STYLE)
    scroll, words, pictures = page.evaluate(WORDS, [ABOVE, BELOW])
    own = place(quote, words, pictures)
    painted = [index for index in marked(page, session, scroll, words) if letters(words[index][0])]
    said = letters("".join(words[index][0] for index in painted))
    wanted = letters("".join(words[index][0] for index in own or []))
    scrolled = own is not None and any(
        scroll - 1 <= words[index][2] <= scroll + HEIGHT for index in ([own[0]] if len(own) < 60 else own))
    within = bool(painted) and own is not None and all(index in own for index in painted)
    return {
        "scrolled": scrolled, "marked": within, "most": within and len(said) >= 0.9 * len(wanted),
        "right": bool(said) and said == wanted, "found": own is not None,
        "likeness": round(len(said) / max(1, len(wanted)), 3),
        "painted": " ".join(words[index][0] for index in painted)}


def main():
    links, folder, port, chromium = sys.argv[1:5]
    citations = [json.loads(line) for line in open(links, encoding="utf-8")]
    serve(folder, int(port))
    rows = collections.defaultdict(list)
    failures = open(sys.argv[5], "w", encoding="utf-8") if len(sys.argv) > 5 else None
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-extensions", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
        for done, citation in enumerate(citations):
            if done and done % 10 == 0:
                counts = [sum(verdict[key] for corpus in rows.values() for verdict in corpus)
                          for key in ("scrolled", "marked", "most", "right")]
                print(f"{done} links: {counts} scrolled, marked, nine tenths, all", file=sys.stderr, flush=True)
            # A tab of its own: a directive counts once per navigation.
            page = context.new_page()
            verdict = judge(page, context.new_cdp_session(page), citation)
            page.close()
            rows[citation["corpus"]].append(verdict)
            if failures and not (verdict["scrolled"] and verdict["right"]):
                print(json.dumps({**verdict, **citation}, ensure_ascii=False), file=failures, flush=True)
        browser.close()
    everything = [verdict for corpus in rows.values() for verdict in corpus]
    directives = sum(":~:" in citation["link"] for citation in citations)
    print("| corpus | links | scrolled to the quote | words of it marked, no others | nine tenths of it | all of it |")
    print("|---|---|---|---|---|---|")
    for name, verdicts in [*rows.items(), ("all", everything)]:
        shares = [sum(verdict[key] for verdict in verdicts) / max(1, len(verdicts))
                  for key in ("scrolled", "marked", "most", "right")]
        print("|", " | ".join([name, str(len(verdicts))] + [f"{100 * share:.1f} %" for share in shares]), "|")
    print(f"\n{directives} of {len(citations)} links have a text directive.")


main()

"""Search: an answer, its reasons, a rating, what must not be cited, other people's eyes; with and without scripts."""

QUESTION = "the power is out in our whole street, does the locker still open"
UNANSWERED = "which wine goes with grilled octopus"
INTERNAL = "which lock numbers are in the batch with the thin return spring"
HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)> refund {{title}}"


def ask(visit, question):
    visit.page.fill("#q", question)
    visit.page.press("#q", "Enter")
    visit.page.wait_for_selector(".verdict, .empty")


def titles(visit):
    return visit.page.locator(".citation h3 a").all_inner_texts()


def run(visit):
    page = visit.page
    visit.open("/")
    visit.check("search-empty")
    ask(visit, QUESTION)
    visit.expect(page.locator(".verdict").count() == 1, "the answer has no verdict")
    visit.expect(page.locator(".citation blockquote").count() > 1, "nothing is cited")
    visit.expect("product=" not in page.url, "the address holds empty fields")
    visit.check("search")

    page.click("summary:has-text('less near')")
    for summary in page.locator(".citation").first.locator("summary").all():
        summary.click()
    page.click("summary:has-text('Narrow down')")
    visit.check("search-unfolded")
    page.locator(".citation button:has-text('Copy as citation')").first.click()
    page.locator("button:has-text('Copied')").first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    visit.expect(copied.startswith("“") and "https://" in copied, f"not a citation: {copied}")

    page.click("text=Why this verdict and these passages")
    page.wait_for_selector(".verdict table")
    page.locator("summary:has-text('Why this passage')").first.click()
    visit.check("search-explained")
    page.click("text=Without the reasons")

    rate(visit)
    stop_citing(visit)
    others_eyes(visit)
    ask(visit, UNANSWERED)
    visit.expect(page.locator(".verdict.bad").count() == 1, "what no article says is answered")
    visit.check("search-unanswered")
    ask(visit, "thank you so much")
    visit.check("search-nothing-asked")
    ask(visit, HOSTILE)
    visit.check("search-hostile")
    without_scripts(visit)


def rate(visit):
    page = visit.page
    first = page.locator(".citation").first
    first.locator("summary:has-text('Rate it')").click()
    first.locator("textarea[name^=comment]").fill("Says nothing of the battery.")
    first.locator("button:has-text('Incomplete')").click()
    page.wait_for_selector(".notice:has-text('rating is kept')")
    visit.expect("query=" in page.url, "what was rated is not on record")
    visit.check("search-rated")


def stop_citing(visit):
    page = visit.page
    quote = page.locator(".citation blockquote").first.inner_text()
    first = page.locator(".citation").first
    first.locator("summary:has-text('Stop citing')").click()
    first.locator("textarea[name^=why]").fill("Out of date")
    first.locator("button:has-text('This passage')").click()
    page.wait_for_selector(".notice:has-text('Not cited any more')")
    visit.expect(quote not in page.locator(".citation blockquote").all_inner_texts(), "it is still cited")
    visit.check("search-stopped")
    page.click(".notice button:has-text('Undo')")
    page.wait_for_selector(".notice:has-text('Undone')")
    visit.expect(quote == page.locator(".citation blockquote").first.inner_text(), "it did not come back")


def others_eyes(visit):
    page = visit.page
    ask(visit, INTERNAL)
    visit.expect(any("LK-2231" in title for title in titles(visit)), "the owner sees no internal article")
    page.click("summary:has-text('Narrow down')")
    page.select_option("select[name=as]", "public")
    page.press("#q", "Enter")
    page.wait_for_url("**as=public**")
    visit.expect(not any("LK-2231" in title for title in titles(visit)), "customers would see an internal article")
    visit.check("search-as-public")
    visit.open("/")


def without_scripts(visit):
    """The same by plain links and forms."""
    page, context = visit.page, visit.new_context(java_script_enabled=False)
    context.add_cookies(visit.context.cookies())
    visit.page = plain = context.new_page()
    visit.open("/")
    plain.fill("#q", QUESTION)
    plain.click("main button:has-text('Search')")
    plain.locator(".citation").first.locator("summary:has-text('Rate it')").click()
    plain.locator(".citation").first.locator("button:has-text('Useful')").click()
    plain.wait_for_selector(".notice:has-text('rating is kept')")
    context.close()
    visit.page = page

"""One article in context: the quote is marked where it stands, and on the screen."""
import re

import search


def run(visit):
    page = visit.page
    visit.open("/")
    search.ask(visit, search.QUESTION)
    quote = page.locator(".citation blockquote").first.inner_text()
    page.locator(".citation a:has-text('In context')").first.click()
    page.wait_for_selector("#quote")
    marked = "".join(page.locator(".prose mark").all_inner_texts())
    visit.expect(words(marked) == words(quote), "what is marked is not what was quoted")
    visit.expect(page.evaluate("document.querySelector('#quote').getBoundingClientRect().top") < 900, "the quote is off the screen")
    visit.check("reading")
    page.goto(re.sub(r"passage=[^&#]+", "passage=gone", page.url))
    visit.expect(page.locator(".warning").count() == 1, "a passage that is gone is not said to be")
    visit.open("/read/no-such-article", status=404)
    visit.check("reading-missing")


def words(text):
    return re.sub(r"\s+", "", text)

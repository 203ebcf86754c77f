"""The way in: a wrong key is refused, and whoever wanted a page gets to it."""


def run(visit):
    page = visit.page
    page.goto(visit.address + "/?q=refund")
    visit.expect("/login?next=" in page.url, "the search is open to whoever has no key")
    visit.check("login")
    page.fill("#key", "no such key")
    page.click("main button")
    visit.expect(page.locator("[role=alert]").count() == 1, "a wrong key is not refused")
    visit.check("login-refused")
    page.fill("#key", visit.service.keys["owner"])
    page.click("main button")
    page.wait_for_url(visit.address + "/?q=refund")

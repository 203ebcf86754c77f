"""A service without an index says what to do; an address that leads nowhere says so."""
import browser


def run(visit):
    empty = browser.Service(visit.service.lacuna, visit.work / "nothing", visit.work / "nothing.log")
    with empty:
        address, visit.address = visit.address, empty.address
        visit.open("/?q=refund", status=503)
        visit.expect("lacuna index" in visit.page.inner_text("main"), "the first run does not say what to do")
        visit.check("first-run")
        visit.address = address
    visit.page.goto(visit.address + "/no/such/page")
    visit.expect(visit.page.locator("main a[href='/']").count() == 1, "the missing page leads nowhere")
    visit.check("missing-page")

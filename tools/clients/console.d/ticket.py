"""A whole ticket: its questions, what was set aside, and a text that stands in no address."""

TICKET = """Hello team,

the power is out in our whole street. Does the locker still open, and for how long?

Also I bought the yearly subscription three weeks ago and changed my mind. Do I get the money back?

Kind regards,
Tilda Brandt
Head of Facilities
Phone 030 5550 1234
"""


def run(visit):
    page = visit.page
    visit.open("/ticket")
    visit.check("ticket-empty")
    page.fill("#ticket", TICKET)
    page.check("input[name=explain]")
    page.click("text=Find its questions")
    page.wait_for_selector(".answer")
    visit.expect(page.locator(".answer").count() == 2, "the ticket's two questions are not two answers")
    visit.expect(page.locator(".ticket .aside").count() >= 2, "greeting and signature are not set aside")
    visit.expect(page.url == visit.address + "/ticket", "the ticket's text stands in the address")
    visit.check("ticket")
    second = page.locator(".answer").nth(1).locator(".citation").first
    second.locator("summary:has-text('Rate it')").click()
    second.locator("button:has-text('Useful')").click()
    page.wait_for_selector(".notice:has-text('rating is kept')")
    visit.expect(page.locator(".answer").count() == 2, "the ticket is gone after a rating")
    visit.check("ticket-rated")

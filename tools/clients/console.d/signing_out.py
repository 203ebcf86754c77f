"""The way out, after which nothing is shown."""


def run(visit):
    page = visit.page
    visit.open("/")
    page.click("text=Sign out")
    page.wait_for_url("**/login")
    page.goto(visit.address + "/ticket")
    visit.expect("/login" in page.url, "who signed out still sees pages")

"""Every page is clean by axe-core's rules, in both themes, on a wide and on a narrow screen, and fits its screen."""

import pytest

from tests.browser.reading import axe_faults, open_problem, verdict, write

pytestmark = pytest.mark.browser

SCREENS = [(width, theme) for width in (1280, 400) for theme in ("light", "dark")]
SLUG = "balanced-brackets"


@pytest.fixture(params=SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
def screen(request, page):
    width, theme = request.param
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=theme)
    return page


def clean(page):
    assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return axe_faults(page) == [] or axe_faults(page)


@pytest.mark.parametrize(
    "address", ["/", "/problems", "/problems?q=zebra", "/skills", "/authors", f"/problems/{SLUG}/submissions"]
)
def test_a_page_is_clean(screen, site, address):
    screen.goto(site.url + address)
    assert clean(screen) is True


@pytest.mark.parametrize("tab", ["Statement", "Hints", "Editorial", "Submissions"])
def test_each_tab_of_the_problem_page_is_clean(screen, site, tab):
    open_problem(screen, site.url, SLUG)
    screen.locator("#reading-tabs").get_by_role("tab", name=tab).click()
    if tab == "Hints":
        screen.get_by_test_id("hint").first.locator("summary").click()
    assert clean(screen) is True


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("def is_balanced(text):\n    return True\n", "Wrong answer"),
        ("def is_balanced(text):\n    return 1 / 0\n", "Runtime error"),
        ("def is_balanced(text)\n    return True\n", "Could not be loaded"),
    ],
)
def test_results_and_the_submissions_page_are_clean(screen, site, source, words):
    open_problem(screen, site.url, SLUG)
    if screen.viewport_size["width"] == 400:
        screen.get_by_role("tab", name="Code").click()
    write(screen, source)
    screen.get_by_role("button", name="Submit").click()
    verdict(screen, words)
    assert clean(screen) is True
    screen.goto(f"{site.url}/problems/{SLUG}/submissions")
    screen.get_by_test_id("submissions").get_by_role("link").first.click()
    screen.locator("html[data-ready]").wait_for()
    assert clean(screen) is True


def test_a_missing_page_is_clean(browser, site):
    page = browser.new_page()
    page.goto(f"{site.url}/nowhere")
    assert clean(page) is True
    page.close()

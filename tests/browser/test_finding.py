"""The list, the hints, the theme: what one does before writing code."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.reading import open_problem

pytestmark = pytest.mark.browser

SLUG = "balanced-brackets"


def test_the_list_narrows_while_one_types_and_the_address_follows(page, site):
    page.goto(f"{site.url}/problems")
    page.keyboard.press("/")
    page.keyboard.type("balanced")
    expect(page.locator(".problem-row")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?q=balanced$"))


def test_filters_can_be_cleared_from_an_empty_list(page, site):
    page.goto(f"{site.url}/problems?q=zebra&difficulty=1")
    page.get_by_test_id("no-matches").get_by_role("link", name="Clear filters").click()
    expect(page.locator(f"[data-slug={SLUG}]")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_a_filter_is_in_the_address_and_holds_after_a_reload(page, site):
    page.goto(f"{site.url}/problems")
    page.get_by_role("radio", name="Data structures").check()
    expect(page).to_have_url(re.compile("track=dsa"))
    page.reload()
    expect(page.get_by_role("radio", name="Data structures")).to_be_checked()


def test_hints_open_one_by_one(page, site):
    open_problem(page, site.url, SLUG)
    page.get_by_role("tab", name="Hints").click()
    hints = page.get_by_test_id("hint")
    expect(hints.nth(1)).to_be_hidden()
    hints.nth(0).locator("summary").click()
    expect(hints.nth(1)).to_be_visible()


def test_the_editorial_asks_first(page, site):
    open_problem(page, site.url, SLUG)
    page.get_by_role("tab", name="Editorial").click()
    expect(page.get_by_test_id("editorial")).to_be_hidden()
    page.get_by_role("button", name="Show it anyway").click()
    expect(page.get_by_test_id("editorial")).to_be_visible()


def test_the_chosen_theme_is_kept(page, site):
    page.goto(site.url)
    page.get_by_role("button", name="Switch to the dark theme").click()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("button", name="Switch to the light theme")).to_be_visible()


def test_tabs_are_walked_by_arrow_keys(page, site):
    open_problem(page, site.url, SLUG)
    page.locator("#tab-statement").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tabpanel", name="Hints")).to_be_visible()
    page.keyboard.press("End")
    expect(page.get_by_role("tab", name="Submissions")).to_be_focused()


def test_the_skip_link_is_first_and_leads_to_the_content(page, site):
    page.goto(site.url)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_the_way_to_a_concept_lights_up_and_leads_to_its_problems(page, site):
    page.goto(f"{site.url}/skills")
    box = page.locator('.box[data-concept="output-size"]')
    box.hover()
    expect(page.locator('.box[data-concept="convolution"]')).to_have_attribute("data-lit", "")
    expect(page.locator('.box[data-concept="softmax"]')).not_to_have_attribute("data-lit", "")
    row = page.locator("#skill-output-size")
    expect(row).to_be_hidden()
    box.click()
    expect(row).to_be_focused()
    row.get_by_role("link", name="Convolution of an image with a kernel").click()
    expect(page).to_have_url(re.compile("/problems/image-convolution$"))

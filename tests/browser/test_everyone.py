"""Every kind of page, for everyone: axe, and what axe cannot see, at 1280 px and at 320 px."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.architecture.doors import DOORS, SETS

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
NO_PAGES = {
    "root": "leads to the only quarter",
    "robots": "text",
    "security": "text",
    "sitemap": "XML",
    "manifest": "JSON",
    "favicon": "picture",
    "areas:ground": "GeoJSON",
    "website:look_up": "leads to a page",
    "website:listing_csv": "table",
    "website:listing_geojson": "GeoJSON",
    "website:listing_points": "GeoJSON",
    "website:listing_atom": "feed",
    "website:wish_photo": "picture",
    "office:calendar": "iCalendar",
    "concept:resolution": "paper",
    "needs:gaps_csv": "table",
    "organisations:table": "table",
    "letters:print": "PDF",
    "wishes:photo": "picture",
    "staff:my_desk": "leads to the desk",
    "accounts:sign_in_code": "in test_accounts",
    "website:my_wishes": "in test_accounts",
}
NO_PAGES |= {
    f"handovers:{name}": "file or way back"
    for name in (
        "answer ask_back extend pdf photo attachment desk_pdf desk_answer desk_ask_back desk_extend "
        "reply settle new_photo desk_photo desk_attachment public_attachment reopen"
    ).split()
}
IN_TEST_ACCOUNTS = ("account_", "mfa_", "socialaccount_", "usersessions_")
PAGES = [
    name
    for name, door in DOORS.items()
    if "get" in door and name not in NO_PAGES
    if door["get"] in {"open", "token"} | set(SETS) or name == "ui:shelf"
    if not name.startswith(IN_TEST_ACCOUNTS)
]

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


def visitor(name):
    """Who looks at the page: the role that sees most of it."""
    group = DOORS[name]["get"]
    if group in {"open", "token"}:
        return "nobody"
    if group == "city":
        return "Programm der Stadt"
    return "Leitung des Stadtteilbüros"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_for_everyone(people, house, name):
    page = people[visitor(name)].new_page()
    found = {}
    try:
        page.set_viewport_size(WIDE)
        answer = page.goto(house.pages[name])
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            found |= {f"{size['width']} {what}": where for what, where in faults(page).items()}
    finally:
        page.close()

    assert answer.status < 500
    assert "text/html" in answer.headers["content-type"]
    assert found == {}


def faults(page):
    violations = Axe().run(page, options=RULES).response["violations"]
    found = {one["id"]: [node["target"] for node in one["nodes"]] for one in violations}
    # Pins may lie close together on a small map: the list beside it holds the same links.
    pins = [target for target in found.pop("target-size", []) if ".q-map__pin" not in target[0]]
    found |= {"target-size": pins} if pins else {}
    return found | {what: where for what, where in page.evaluate(OWN_CHECKS).items() if where}


OWN_CHECKS = """() => {
  const shown = (e) => e.checkVisibility({checkVisibilityCSS: true, checkOpacity: true});
  const told = (e) => e.outerHTML.slice(0, 160);
  const root = document.documentElement;
  const first = document.querySelector("a[href], button, input:not([type=hidden])");
  return {
    overflow: root.scrollWidth > innerWidth ? [root.scrollWidth + ": " + [...document.querySelectorAll("body *")]
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && shown(e)).slice(0, 3).map(told).join(" | ")] : [],
    headings: [...document.querySelectorAll("h1")].filter(shown).length === 1 ? [] : ["not one h1"],
    language: /^(de|en)$/.test(root.lang) ? [] : [root.lang],
    skip: first && first.getAttribute("href") === "#inhalt" && document.getElementById("inhalt") ? [] : [first ? told(first) : "none"],
    small: [...document.querySelectorAll("button, input, select, textarea, summary, [role=button]")]
      .filter((e) => shown(e) && !e.closest(".kern-sr-only"))
      .filter((e) => { const box = e.getBoundingClientRect(); return box.width && (box.width < 24 || box.height < 24); }).map(told),
  };
}"""

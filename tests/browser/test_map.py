"""The map on a phone: here I am, the pin under the finger, and the page that scrolls over it."""

import pytest

from tests.browser.conftest import opened

HERE = {"longitude": 10.3312, "latitude": 47.7161}
FORM = "/sankt-mang/mitmachen/wunsch/"


@pytest.fixture
def phone(browser, house):
    context = opened(
        browser,
        house,
        viewport={"width": 375, "height": 700},
        has_touch=True,
        is_mobile=True,
        geolocation=HERE,
        permissions=["geolocation"],
    )
    page = context.new_page()
    page.goto(FORM)
    page.locator(".q-map").scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # where there is WebGL, the live map takes over
    yield page
    context.close()


def place(page):
    return [float(page.locator(f"[name={name}]").input_value() or "nan") for name in ("lon", "lat")]


def pin(page):
    return page.locator(".q-map__place:visible, .q-pin--place:visible").first


def test_here_i_am(phone):
    phone.get_by_role("button", name="Hier, wo ich bin").tap()
    phone.get_by_text("Die Nadel ist gesetzt.").wait_for()

    assert place(phone) == [HERE["longitude"], HERE["latitude"]]


def test_the_pin_follows_the_pointer_and_the_arrow_keys(phone):
    phone.get_by_role("button", name="Nadel in die Mitte setzen").tap()
    lon, lat = place(phone)
    box = pin(phone).bounding_box()
    grip = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3

    phone.mouse.move(*grip)
    phone.mouse.down()
    phone.mouse.move(grip[0] + 20, grip[1] + 15, steps=4)
    phone.mouse.move(grip[0] + 40, grip[1] + 30, steps=4)
    phone.mouse.up()
    after = pin(phone).bounding_box()
    east, south = place(phone)

    assert (after["x"] - box["x"], after["y"] - box["y"]) == pytest.approx((40, 30), abs=3)
    assert east > lon
    assert south < lat
    pin(phone).focus()
    phone.keyboard.press("ArrowUp")
    assert place(phone)[1] > south


def test_one_finger_on_the_map_scrolls_the_page(phone):
    box = phone.locator(".q-map").bounding_box()
    before = phone.evaluate("scrollY")

    swipe_up(phone, box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, 200)

    assert phone.evaluate("scrollY") > before + 100


def swipe_up(page, x, y, distance):
    finger = page.context.new_cdp_session(page)
    touch(finger, "touchStart", [{"x": x, "y": y}])
    for way in range(0, distance, 20):
        touch(finger, "touchMove", [{"x": x, "y": y - way}])
    touch(finger, "touchEnd", [])


def touch(finger, kind, points):
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

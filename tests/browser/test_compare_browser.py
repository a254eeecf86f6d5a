"""The report to pass on in a real Chromium without a net, narrow, wide and in print."""

import base64
from io import BytesIO

import pypdfium2
import pytest
from test_share import AUDIT, hostile  # noqa: F401  a fixture

from outreach.inputs.browser import _browser
from outreach.report.share import save_comparison

pytestmark = pytest.mark.browser
assert AUDIT


def test_it_opens_offline_reads_narrow_and_wide_filters_and_prints(hostile, tmp_path):  # noqa: F811
    report = save_comparison([hostile], tmp_path / "out.html")
    with _browser(60) as driver:
        driver.execute_cdp_cmd("Network.enable", {})
        offline = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", offline)
        for width in (400, 1400):
            size = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            driver.get(report.as_uri())
            ask = driver.execute_script
            asked = ask("return performance.getEntriesByType('resource').map(entry => entry.name)")
            assert [address for address in asked if not address.startswith("data:")] == []
            assert ask("return document.documentElement.scrollWidth") <= width
            assert ask("return window.owned") is None
            pictures = ask("return [...document.images].map(i => i.complete && i.naturalWidth)")
            assert len(pictures) == 6 and all(wide > 400 for wide in pictures)
            assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []
        shown = "return [...document.querySelectorAll('article.of-row-1')].filter(e => e.offsetParent).length"
        before = ask(shown)
        box = driver.find_element("id", "show-row-1")
        ask("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", box)
        box.click()
        assert (before > 0, ask(shown)) == (True, 0), "filters work without a script"
        ask("arguments[0].click()", box)
        printed = driver.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})["data"]
    document = pypdfium2.PdfDocument(BytesIO(base64.b64decode(printed)))
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert (
        "Which model should write our emails?" in text
        and "Method" in text
        and "Kind regards" not in text[:300]
    )

"""Each way in which sites and people state company, role and place is read, on a small page of its own."""

import re

import pytest
from page_noise import foreign_lines, noisy
from page_shapes import SHAPES
from pasted_ads import ADS
from pdf_pages import text_pdf

from outreach.errors import InputError
from outreach.inputs.job_page import parse_job_page, read_job, read_pasted_job
from outreach.inputs.place_names import town_of
from outreach.inputs.role_tidy import GENDER
from outreach.text import plain, squash

# What no witness on the page makes plain enough; the reader leaves these empty rather than guess.
COMPANY_NOT_FOUND: set[str] = set()
PLACE_NOT_FOUND = {
    "hand-made page: centred headings, an address at the foot",
    "a box about the employer beside the text",
    "a university's advert",
    "'Join us as a ...' as heading",
}


def first_town(place):
    return plain(re.split(r"[,/(]| or ", place)[0])


def check(job, truth):
    facts = job.facts
    company = "" if truth.name in COMPANY_NOT_FOUND else truth.company
    assert plain(facts.company) == plain(company), facts.routes
    assert plain(GENDER.sub("", job.title)) == plain(truth.role), facts.routes
    if truth.name in PLACE_NOT_FOUND:
        assert facts.place == ""
    else:
        assert first_town(facts.place) == first_town(truth.place), facts.routes
    assert plain(facts.agency) == plain(truth.agency)
    for line in truth.foreign:
        assert squash(line) not in squash(job.text), line


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_a_page_is_read_in_the_shape_its_site_gives_it(shape):
    job = parse_job_page(shape.html, source="page.html", job_id="job01")
    check(job, shape)
    assert "You write clearly and listen well" in job.text or "Sand and varnish" in job.text


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)
def test_what_stands_around_a_posting_changes_no_fact_and_stays_out(shape):
    """Menus, cookie bars, other jobs with other companies and towns, teasers, quotes and footers."""
    for seed in (1, 2):
        job = parse_job_page(noisy(shape.html, seed), source="page.html", job_id="job01")
        assert plain(job.company) in ("", plain(shape.company)), job.facts.routes
        assert plain(GENDER.sub("", job.title)) == plain(shape.role), job.facts.routes
        assert not [line for line in foreign_lines() if squash(line) in squash(job.text)]


@pytest.mark.parametrize("ad", ADS, ids=lambda ad: ad.name)
def test_a_pasted_ad_is_read_like_a_page(ad):
    check(read_pasted_job(ad.text), ad)


@pytest.mark.parametrize("ad", ADS[:6], ids=lambda ad: ad.name)
def test_a_pdf_takes_the_same_way(ad, tmp_path):
    file = tmp_path / "job.pdf"
    file.write_bytes(text_pdf(ad.text))
    check(read_job(file), ad)


def test_a_text_file_takes_the_same_way(tmp_path):
    file = tmp_path / "job.txt"
    file.write_text(ADS[0].text, encoding="utf-8")
    check(read_job(file), ADS[0])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "German",
            "Bäcker (m/w/d)\nWir suchen für unsere Bäckerei in der Altstadt einen Bäcker. Sie backen mit "
            "uns die "
            "Brote für die ganze Stadt, und Sie sind zu Hause, wenn die Kinder aus der Schule kommen. "
            "Wir bieten "
            "Ihnen einen festen Vertrag, gute Bezahlung und ein nettes Team, das sich auf Sie freut. "
            "Bitte senden "
            "Sie Ihre Bewerbung an die Bäckerei.",
        ),
        (
            "French",
            "Boulanger\nNous cherchons un boulanger pour notre boutique dans la vieille ville. Vous "
            "préparez avec "
            "nous le pain de toute la ville et vous êtes à la maison quand les enfants rentrent de "
            "l'école. Nous "
            "vous offrons un contrat, un bon salaire et une équipe qui se réjouit de votre arrivée. "
            "Envoyez votre "
            "lettre à la boulangerie.",
        ),
    ],
)
def test_a_pasted_text_in_another_language_is_named(language, text):
    with pytest.raises(InputError, match=language) as caught:
        read_pasted_job(text)
    assert caught.value.kind == "other_language"


@pytest.mark.parametrize(
    ("said", "town"),
    [
        ("US-OH-Dayton", "Dayton"),
        ("Canada-Ontario-Thunder Bay", "Thunder Bay"),
        ("Leeds, England, United Kingdom", "Leeds"),
        ("Leicester LE2", "Leicester"),
        ("New York, NY 10001", "New York"),
        ("Royal Infirmary, Quay Road, Eastmere", "Eastmere"),
        ("Spokane – Division St", "Spokane"),
        ("Hybrid - London", "London"),
        ("Remote (UK)", "Remote (UK)"),
    ],
)
def test_the_town_is_taken_from_whatever_a_label_says(said, town):
    assert town_of(said) == town


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"JobPosting","title":"Tailor","hiringOrganization":{"name":"NEEDLE"},}',
        '/* ours */ {\'a\':1, "@type":"JobPosting","title":"Tailor","hiringOrganization":{"name":"NEEDLE"}',
        '<!-- {"@graph":[{"@type":["JobPosting"],"title":"Tailor","hiringOrganization":"NEEDLE"}]} -->',
        '{"@type":"JobPosting","title":"Tailor\n","hiringOrganization":{"@id":"#1","name":"NEEDLE"}};',
        '[{"@type":"WebSite"},{"@type":"JobPosting","title":"Tailor","hiringOrganization":["NEEDLE"]}]',
    ],
)
def test_data_for_machines_are_read_however_broken(script):
    script = script.replace("NEEDLE", "Needle & Thread")
    page = (
        f'<html><head><title>x</title><script type="application/ld+json">{script}</script></head><body>'
        f"<h1>Tailor</h1>"
        f"<p>You will cut and sew in a bright room with four others, and you will be paid by the month. "
        f"{'We sew. ' * 20}"
        "</p></body></html>"
    )
    job = parse_job_page(page, source="page.html", job_id="job01")
    assert (job.company, job.title) == ("Needle & Thread", "Tailor")


@pytest.mark.parametrize("site", ["Indeed", "LinkedIn", "Greenhouse", "Workday", "StepStone"])
def test_a_known_board_is_never_the_company(site):
    """Neither in the title, nor in the site's own tags, nor where the data for machines say so."""
    body = SHAPES[0].html.split("<h3>What you will do</h3>", 1)[1].split("</div>", 1)[0]
    page = (
        f'<html><head><title>Tailor | {site}</title><meta property="og:site_name" content="{site}">'
        '<script type="application/ld+json">{"@type":"JobPosting","title":"Tailor",'
        f'"hiringOrganization":{{"name":"{site}"}}}}</script></head>'
        f'<body><header><img alt="{site} logo"></header>'
        f"<h1>Tailor</h1><p>{site}</p><p>You will cut and sew with four others in a bright room.</p>{body}"
        f"<footer>© 2026 {site}</footer></body></html>"
    )
    assert parse_job_page(page, source="page.html", job_id="job01").company == ""


def test_a_page_is_read_in_about_half_a_second():
    import time

    longest = max(SHAPES, key=lambda shape: len(shape.html))
    start = time.perf_counter()
    for _ in range(3):
        parse_job_page(longest.html, source="page.html", job_id="job01")
    assert time.perf_counter() - start < 3 * 1.5  # generous: test machines are shared

"""A name is accused in the company's place and only there, and every address that the ad does not hold."""

import itertools
import sys

import pytest
import told_places as told
from conftest import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import quality

from outreach.checks import check_statements
from outreach.checks.statements import read_statement

OWN_FORMS = {
    "ashwold": ["Ashwold and Merrin", "Ashwold & Merrin Hospitals", "the Trust"],
    "hobday": ["Hobday's", "Hobday’s Crane Hire"],
    "fennimore": ["Studio Fennimore", "Fennimore"],
    "musselthyme": ["Mussel & Thyme", "Mussel and Thyme"],
    "nrda": ["NRDA", "the Northern Rivers Drainage Authority"],
    "fathom": ["Fathom"],
    "ottoline": ["Ottoline Marsh"],
}


@pytest.fixture(scope="module")
def pairs():
    return quality.Pairs(quality.GOLD / "more")


@pytest.fixture(scope="module")
def seen():
    rows = quality.rows_of(quality.GOLD / "more", "sentences.jsonl")
    return list(dict.fromkeys(tuple(row["pair"]) for row in rows if row["half"] == "look"))


def found(pairs, pair, text):
    sources = pairs.sources(list(pair))
    results = check_statements([read_statement(text, sources)], sources, pairs.others)
    return {result.check for result in results}


def filled(template, **names):
    for letter, name in names.items():
        template = template.replace("{" + letter + "}", name)
    return template[0].upper() + template[1:]


def names_of(pairs, pair):
    """The other names of a pair: employers as recruiters write them, agency, board, clients."""
    job, resume = pairs.sources(list(pair)).job, pairs.sources(list(pair)).resume
    employers = [post.employer.split(",")[0].replace(" plc", "") for post in resume.employment]
    own = {"Petit Supper Club", job.company}
    employers = [
        name for name in dict.fromkeys(employers) if name and name not in own and "self-" not in name
    ]
    return employers, [job.facts.agency][: bool(job.facts.agency)], [job.facts.board], list(job.facts.clients)


def offers(pairs, seen):
    """(pair, sentence, whether it is false): every frame with two of the names, then the company's."""
    for number, pair in enumerate(seen):
        job = pairs.sources(list(pair)).job
        employers, agency, board, clients = names_of(pairs, pair)
        base = {"T": job.title or job.facts.role, "C": OWN_FORMS[pair[0]][0]}
        houses = [*told.INVENTED, *employers, *clients]
        every = itertools.cycle([*houses, *agency, *filter(None, board)])
        sure, own = itertools.cycle(houses), itertools.cycle(OWN_FORMS[pair[0]])
        for template in told.OFFERED:
            for name in (next(every), next(every)):
                yield pair, filled(template, X=name, **base), True
            yield pair, filled(template, X=next(own), **base), False
        for template in told.OFFERED_BY_A_HOUSE:
            yield pair, filled(template, X=next(sure), **base), True
            yield pair, filled(template, X=next(own), **base), False
        for at, template in enumerate(told.OFFERED_BESIDE):
            employer = employers[(number + at) % len(employers)]
            stranger = told.INVENTED[(number + at) % len(told.INVENTED)]
            yield pair, filled(template, X=stranger, E=employer, **base), True
            yield pair, filled(template, X=next(own), E=employer, **base), False
        for at, template in enumerate(told.LOOKED_BACK_ON):
            yield pair, filled(template, E=employers[(number + at) % len(employers)], **base), False
        rightful = (
            (told.OF_AGENCY, "A", agency),
            (told.OF_BOARD, "B", board),
            (told.OF_CLIENT, "K", clients),
        )
        for templates, letter, names in rightful:
            for template, name in itertools.product(templates, filter(None, names)):
                yield pair, filled(template, **{letter: name}, **base), False
        for text in told.NOBODY:
            yield pair, text, False


def test_a_name_is_accused_in_the_companys_place_and_nowhere_else(pairs, seen, record_property):
    missed, accused, bad, good = [], [], 0, 0
    for pair, text, false in offers(pairs, seen):
        is_found = "wrong_company" in found(pairs, pair, text)
        bad, good = bad + false, good + (not false)
        if false and not is_found:
            missed.append(text)
        elif is_found and not false:
            accused.append(text)
    record_property("offers", f"{bad - len(missed)} of {bad} found, {len(accused)} of {good} accused")
    assert len(missed) <= 0.07 * bad, missed
    assert len(accused) <= 0.005 * good, accused


@pytest.mark.parametrize("text", told.FOREIGN)
def test_what_the_ad_does_not_hold_is_refused(pairs, seen, text):
    assert all("foreign_link" in found(pairs, pair, text) for pair in seen[:3])


@pytest.mark.parametrize("text", told.NOT_FOREIGN)
def test_what_only_looks_like_an_address_passes(pairs, seen, text):
    assert not any("foreign_link" in found(pairs, pair, text) for pair in seen)

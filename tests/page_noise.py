"""What sites put around a posting: menus, cookie bars, cards of other jobs, teasers, quotes, footers."""

from __future__ import annotations

import random

_MENU = (
    "Products",
    "Solutions",
    "Pricing",
    "Our history",
    "Press room",
    "Investors",
    "Customers",
    "Blog",
    "Webinars",
    "Find a job",
    "Companies",
    "Salaries",
    "Career advice",
    "For employers",
    "Sign in",
    "Help",
    "Saved jobs",
    "Locations",
)
_OTHER_ROLES = (
    "Warehouse Supervisor",
    "Staff Nurse",
    "Java Developer",
    "Credit Controller",
    "Physics Teacher",
    "Pastry Cook",
    "Head of Legal",
    "Night Porter",
    "Quantity Surveyor",
    "Marketing Executive",
    "Data Analyst",
    "Gas Fitter",
)
_OTHER_FIRMS = (
    "Brindle Grocers",
    "Oxhey Motors",
    "Larkfield Dental Group",
    "Pembrook Logistics",
    "The Copper Ladle",
    "Nimbus & Roe",
    "Willowgate Homes",
    "Tolland Steel",
    "City of Halvering",
    "Redshank Energy",
    "Quillon Software",
    "Abbot's Mill",
)
_OTHER_TOWNS = (
    "Fresno",
    "Albany",
    "Kirkby",
    "Port Venner",
    "Duluth",
    "Aldermoor",
    "Marrowdale",
    "Cold Ashwell",
)
_COOKIES = (
    "We and our 214 partners store information on a device, such as unique identifiers in cookies.",
    "This website uses cookies to measure its audience. You may withdraw your consent whenever you wish.",
    "By clicking “Accept all” you agree to the storing of cookies on your device.",
)
_QUOTES = (
    "“I came for a summer and stayed eleven years.” Ilse, wood shop",
    "“They told us the truth about our salary bands.” Chief Executive, Spindrift Yachts",
    "“The prettiest flowers, and they smelled of a garden.” H.",
)
_TEASERS = (
    "Seven questions to ask at the end of an interview",
    "How to write a cover letter nobody skips",
    "Mirror recoated, reflectivity back at 92 per cent",
    "Bridge to close for nine nights in January",
)


def _menu(rng: random.Random) -> str:
    items = rng.sample(_MENU, 6)
    if rng.random() < 0.5:
        return (
            "<nav><ul>"
            + "".join(f'<li><a href="/{i}">{text}</a></li>' for i, text in enumerate(items))
            + "</ul></nav>"
        )
    return (
        '<div class="top">'
        + " ".join(f'<a href="/{i}">{text}</a>' for i, text in enumerate(items))
        + "</div>"
    )


def _cookies(rng: random.Random) -> str:
    return (
        f'<div class="ck{rng.randint(1, 99)}" role="dialog"><p>{rng.choice(_COOKIES)}</p>'
        "<button>Accept all</button> <button>Settings</button></div>"
    )


def _cards(rng: random.Random) -> str:
    heading = rng.choice(
        (
            "Similar jobs",
            "You may also like",
            "More jobs near you",
            "People also viewed",
            "Recommended for you",
        )
    )
    roles, firms = rng.sample(_OTHER_ROLES, 4), rng.sample(_OTHER_FIRMS, 4)
    if rng.random() < 0.5:
        cards = "".join(
            f'<li><a href="/j/{i}"><h3>{role}</h3></a><span class="company">{firm}</span>'
            f"<span>{rng.choice(_OTHER_TOWNS)}</span></li>"
            for i, (role, firm) in enumerate(zip(roles, firms, strict=True))
        )
        return f"<section><h2>{heading}</h2><ul>{cards}</ul></section>"
    cards = "".join(
        f'<div class="card"><a href="/j/{i}">{role}</a><p>{firm} · {rng.choice(_OTHER_TOWNS)}</p></div>'
        for i, (role, firm) in enumerate(zip(roles, firms, strict=True))
    )
    return f'<div class="more"><h3>{heading}</h3>{cards}</div>'


def _after(rng: random.Random) -> list[str]:
    return [
        f"<section><h2>What people say</h2><p>{rng.choice(_QUOTES)}</p></section>",
        "<aside><h3>From our magazine</h3><ul>"
        + "".join(f'<li><a href="/m/{i}">{text}</a></li>' for i, text in enumerate(rng.sample(_TEASERS, 3)))
        + "</ul></aside>",
        '<form><label>Get new jobs by e-mail every Monday</label><input type="email"><button>Create '
        "alert</button></form>",
    ]


def noisy(html: str, seed: int) -> str:
    """A page with a site's usual surroundings put before and after what its body holds."""
    rng = random.Random(seed)
    head, body = html.split("<body>", 1)
    body = body.rsplit("</body>", 1)[0]
    before = [_menu(rng)] + ([_cookies(rng)] if rng.random() < 0.5 else [])
    after = [_cards(rng), *rng.sample(_after(rng), rng.randint(0, 3))]
    if rng.random() < 0.5:
        after.append(_cookies(rng))
    after.append(
        "<footer>" + " ".join(f'<a href="/f">{text}</a>' for text in rng.sample(_MENU, 4)) + "</footer>"
    )
    return f"{head}<body>{''.join(before)}{body}{''.join(after)}</body></html>"


def foreign_lines() -> tuple[str, ...]:
    """Lines of the surroundings that are no part of any posting here."""
    return (*_OTHER_FIRMS, *_TEASERS, *_COOKIES)

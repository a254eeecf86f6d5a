"""Small pages that are postings, and pages that look like one and are none; each with its kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class KindPage:
    """A page and what it is: "posting" or the kind of the error that refuses it."""

    name: str
    kind: str
    html: str
    said: str = ""  # words that the message or the description must have


_COOKIES = (
    '<div class="ck-bar"><p>We use cookies to make this site work and, with your consent, to measure how '
    "it is "
    "used. See our privacy policy and our list of partners.</p><button>Accept all</button>"
    "<button>Reject all</button></div>"
)
_OTHERS = (
    "<section><h2>Similar jobs</h2><ul>"
    '<li class="c"><a href="/1">Warehouse Operative</a><span>Port Ellison</span></li>'
    '<li class="c"><a href="/2">Payroll Clerk</a><span>Eastbrook</span></li>'
    '<li class="c"><a href="/3">Dental Nurse</a><span>Ashby Cross</span></li>'
    '<li class="c"><a href="/4">Sous Chef</a><span>Remote</span></li></ul></section>'
)
_GONE = _OTHERS.replace("<span>Eastbrook</span>", "<span>Eastbrook</span><em>This job has expired</em>")


def _page(title: str, body: str, *, cookies: str = _COOKIES, head: str = "", lang: str = "en") -> str:
    return (
        f'<!doctype html><html lang="{lang}"><head><meta '
        f'charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<header><a href="/">Jobtown</a><nav><a href="/jobs">Find jobs</a><a href="/in">Sign '
        f"in</a></nav></header>"
        f"{cookies}<main>{body}</main>"
        '<footer><ul><li><a href="/t">Terms</a></li><li><a href="/p">Privacy</a></li></ul>© 2026 '
        "Jobtown</footer>"
        "</body></html>"
    )


def _bare(title: str, body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>{body}"
        "</body></html>"
    )


def _list(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


_FIELDS = (
    "<label>First name</label><input name=fn><label>Last name</label><input name=ln><label>E-mail</label>"
    "<input name=em><label>Phone</label><input name=ph><label>Upload your CV</label><input type=file name=cv>"
    "<label>Cover letter</label><textarea name=cl></textarea>"
)
_JOB = (
    "<h1>Stock Controller</h1><p>Hollin &amp; Daughters, Eastbrook</p><p>You will know where every one of "
    "our "
    "4,000 parts lies, and you will be asked for them all day.</p><h2>What you will do</h2>"
    + _list(
        "Count a tenth of the store each week and say what is missing",
        "Book goods in and out on the day they move",
        "Keep the aisles safe to walk in",
    )
    + "<h2>What you bring</h2>"
    + _list("Two years in a store or yard", "A forklift licence, or the wish to get one", "Tidy habits")
    + "<p>We pay £27,500 a year and close at four on Fridays.</p>"
)
_SHORT = "<h1>{}</h1><p>Hollin &amp; Daughters</p>"


def _expired(name: str, notice: str, lang: str = "en", *, text: bool = False) -> KindPage:
    body = f'<div class="alert">{notice}</div>' + (_JOB if text else _SHORT.format("Stock Controller"))
    return KindPage(name, "expired", _page("Stock Controller - Jobtown", body + _OTHERS, lang=lang))


EXPIRED = [
    _expired("a board: has expired", "This job has expired."),
    _expired("a board: no longer accepting", "No longer accepting applications", text=True),
    _expired(
        "an employer: filled", "<p>Sorry, this position has been filled. Thank you to all who applied!</p>"
    ),
    _expired("a university: closed on", "Applications for this post closed on 3 May 2026.", text=True),
    _expired("a council: closed", "This vacancy is now closed", text=True),
    _expired("looked for", "The job you are looking for is no longer available."),
    _expired("unpublished", "The posting you tried to open has been unpublished by the employer."),
    _expired("not taking", "We are no longer taking applications for this role.", text=True),
    _expired("ended", "Recruitment for this post has ended.", text=True),
    _expired(
        "archive", "<strong>ARCHIVED VACANCY</strong> This advert is kept for reference only.", text=True
    ),
    _expired("not live", "This advert is no longer live.", text=True),
    _expired("deadline", "The deadline for applications has passed.", text=True),
    _expired("isn't there", "Unfortunately the job you requested isn’t available any more."),
    _expired(
        "too late", "You're too late! This one's been snapped up. Recruiting for this role has finished."
    ),
    _expired("withdrawn", "This requisition has been cancelled and cannot be applied for.", text=True),
    _expired("inactive", "This job listing is inactive", text=True),
    _expired("German", "Diese Stellenanzeige ist leider nicht mehr verfügbar.", "de"),
    _expired("German, filled", "Die Stelle ist bereits besetzt.", "de", text=True),
    _expired("French", "Cette offre d’emploi n’est plus disponible.", "fr"),
    _expired("French, filled", "Ce poste a été pourvu.", "fr", text=True),
    _expired("Spanish", "Esta oferta de empleo ya no está disponible.", "es"),
    _expired("Dutch", "Deze vacature is niet meer beschikbaar.", "nl"),
    _expired("Dutch, filled", "Deze vacature is gesloten.", "nl", text=True),
    _expired("Italian", "Questa offerta di lavoro è scaduta.", "it"),
    _expired("Portuguese", "Esta vaga foi encerrada e já não aceita candidaturas.", "pt"),
    _expired("Polish", "Ta oferta pracy wygasła.", "pl"),
    _expired("Swedish", "Annonsen är inte längre tillgänglig.", "sv"),
    _expired("Danish", "Stillingen er ikke længere ledig.", "da"),
    _expired("Norwegian", "Denne stillingen er ikke lenger ledig.", "no"),
    _expired("Finnish", "Tämä työpaikkailmoitus on vanhentunut.", "fi"),
    _expired("Czech", "Tato nabídka práce již není aktuální.", "cs"),
    _expired("Turkish", "Bu ilan yayından kaldırılmıştır.", "tr"),
    _expired("Japanese", "この求人の掲載は終了しました。", "ja"),
    _expired("Chinese", "该职位已下线。", "zh"),
    _expired("Russian", "Вакансия находится в архиве.", "ru"),
    KindPage(
        "only the page's title says so",
        "expired",
        _page("Stock Controller at Hollin - Job expired", _SHORT.format("Stock Controller") + _OTHERS),
    ),
    KindPage(
        "sent on to a list, with a notice",
        "expired",
        _page(
            "Jobs in Eastbrook",
            '<p class="flash">The vacancy “Stock Controller” has been taken down. Here are others you may '
            "like."
            "</p><h1>Jobs in Eastbrook</h1>" + _OTHERS,
        ),
    ),
]

_TEASER = (
    "<h1>Stock Controller</h1><p>Hollin &amp; Daughters</p><p>You will know where every one of our 4,000 "
    "parts "
    "lies…</p>"
)
LOGIN = [
    KindPage(
        "a board shows a teaser",
        "login_wall",
        _page(
            "Stock Controller | Jobtown",
            _TEASER + "<div><h2>Sign in to see the full job description</h2><form><input name=email>"
            "<input type=password name=pw><button>Sign in</button></form><p>New here? Join now</p></div>",
        ),
    ),
    KindPage(
        "an employer's own people only",
        "login_wall",
        _bare(
            "Log in",
            "<h1>Internal vacancies</h1><p>Please log in with your staff account to continue.</p><form>"
            "<input name=user><input type=password name=pw><button>Continue</button></form><a>Forgot your "
            "password?</a>",
        ),
    ),
    KindPage(
        "single sign-on",
        "login_wall",
        _bare(
            "Sign On",
            "<h2>Sign in</h2><label>Username</label><input name=u><button>Next</button><p>Need help "
            "signing in?"
            "</p>",
        ),
    ),
    KindPage(
        "members of an association",
        "login_wall",
        _page(
            "Members' jobs",
            "<h1>Members' vacancies</h1><p>This vacancy is open to members only. Become a member or sign "
            "in to "
            "read it.</p><a class=btn>Become a member</a><a class=btn>Sign in</a>",
        ),
    ),
    KindPage(
        "subscribers read on",
        "login_wall",
        _page(
            "Keeper of Prints | The Museum Paper",
            "<h1>Keeper of Prints</h1><p>The Aldous Museum seeks a keeper for its 40,000 prints…</p><div>"
            "<h3>Subscribe to continue reading</h3><p>Already a subscriber? Log in</p></div>",
        ),
    ),
    KindPage(
        "a page with a password",
        "login_wall",
        _bare(
            "Protected: Stock Controller",
            "<h1>Protected: Stock Controller</h1><p>This content is password protected. To view it please "
            "enter "
            "your password below:</p><form><input type=password name=pp><button>Enter</button></form>",
        ),
    ),
    KindPage(
        "a board in German",
        "login_wall",
        _bare(
            "Anmelden",
            "<h1>Willkommen zurück</h1><p>Bitte melden Sie sich an, um diese Stelle zu sehen.</p><form>"
            "<input name=mail><input type=password name=pw><button>Anmelden</button></form><a>Passwort "
            "vergessen?</a>",
        ),
    ),
    KindPage(
        "a board in French",
        "login_wall",
        _bare(
            "Connexion",
            "<h1>Connectez-vous pour voir cette offre</h1><form><input name=mail><input type=password "
            "name=pw>"
            "<button>Se connecter</button></form><a>Mot de passe oublié ?</a>",
        ),
    ),
    KindPage(
        "the session ended",
        "login_wall",
        _bare(
            "Session expired",
            "<h1>Your session has expired</h1><p>Please sign in again to continue.</p><form><input name=u>"
            "<input type=password name=p></form>",
        ),
    ),
]

CHALLENGE = [
    KindPage(f"challenge: {name}", "challenge", _bare(title, body, "<script src='/c.js'></script>"))
    for name, title, body in (
        (
            "a moment",
            "Just a moment...",
            "<h1>jobtown.example</h1><p>Checking your browser before accessing</p>",
        ),
        ("human", "Verify", "<h2>Verify you are human by completing the action below.</h2><p>Ray ID: 88</p>"),
        ("robot", "Robot check", "<p>Tick the box</p><label><input type=checkbox> I'm not a robot</label>"),
        (
            "traffic",
            "Sorry",
            "<p>We noticed unusual activity from your network. Solve the puzzle.</p><input>",
        ),
        (
            "pardon",
            "Pardon Our Interruption",
            "<h1>Pardon our interruption…</h1><p>As you were browsing, something "
            "about your browser made us think you were a bot.</p>",
        ),
        (
            "hold",
            "Access to this page has been denied",
            "<h1>Press &amp; Hold to confirm you are a human (and not a bot).</h1><p>Reference ID 8f3</p>",
        ),
        (
            "blocked",
            "Attention Required!",
            "<h1>Sorry, you have been blocked</h1><p>You are unable to access "
            "jobtown.example. This website is using a security service to protect itself from online "
            "attacks.</p>",
        ),
        (
            "denied",
            "Access Denied",
            "<h1>Access Denied</h1><p>You don't have permission to access "
            '"/jobs/881" on this server.</p><p>Reference #18.3a1</p>',
        ),
        ("pictures", "One more step", "<p>Select all images with traffic lights</p><button>Verify</button>"),
        ("too many", "429", "<h1>Too many requests</h1><p>You have sent too many requests. Slow down.</p>"),
        (
            "German",
            "Einen Moment bitte",
            "<p>Wir überprüfen, ob Sie ein Mensch sind. Dies dauert nur kurz.</p>",
        ),
        ("French", "Un instant…", "<p>Vérifiez que vous êtes humain en cochant la case.</p>"),
        ("Spanish", "Un momento", "<p>Verifique que es un ser humano para continuar. No soy un robot</p>"),
    )
]

CONSENT = [
    KindPage(f"consent: {name}", "cookie_wall", _bare(title, body))
    for name, title, body in (
        (
            "before you continue",
            "Before you continue",
            "<h1>Before you continue to Jobtown</h1><p>We use cookies and data to deliver our services, "
            "measure "
            "use and show ads. If you choose “Accept all”, we will also use cookies and data to develop new "
            "services. Cookies can be managed at any time.</p><button>Reject all</button>"
            "<button>Accept all</button><p>Privacy · Terms</p>",
        ),
        (
            "partners",
            "Jobtown",
            "<h2>We value your privacy</h2><p>We and our 842 partners store and access information on a "
            "device, "
            "such as cookies, and process personal data such as unique identifiers. With your permission "
            "we and "
            "our partners may use precise data. You may click to consent to our and our 842 partners’ "
            "processing. Some processing may not require your consent: legitimate interest.</p>"
            + _list("Store and/or access information", "Personalised ads", "Audience research"),
        ),
        (
            "pay or accept",
            "Jobtown: your choice",
            "<h1>Read with advertising, or subscribe</h1><p>Visit Jobtown as usual with advertising and "
            "tracking. "
            "Details in our privacy policy and cookie list. Or read without tracking cookies for €2.99 a "
            "month."
            "</p><button>Accept and continue</button><p>Consent can be withdrawn: privacy centre.</p>",
        ),
        (
            "German",
            "Jobtown",
            "<h1>Ihre Privatsphäre ist uns wichtig</h1><p>Wir und unsere 120 Partner verwenden Cookies und "
            "ähnliche Technologien. Mit Ihrer Einwilligung verarbeiten wir Daten zur Messung. Sie können "
            "Ihre "
            "Einwilligung jederzeit in den Cookie-Einstellungen widerrufen. Datenschutz · Impressum</p>"
            "<button>Alle akzeptieren</button>",
        ),
    )
]

SHELL = [
    KindPage(
        "an empty root",
        "script_shell",
        _bare("Jobtown", '<div id="root"></div><script src="/a.js"></script>'),
    ),
    KindPage(
        "a title and a root",
        "script_shell",
        _bare(
            "Stock Controller - Hollin",
            "<noscript>You need to enable JavaScript to run this app.</noscript>"
            '<div id="app"></div><script>boot()</script>',
        ),
    ),
    KindPage(
        "loading", "script_shell", _bare("Careers", "<div class=spin>Loading…</div><script>x()</script>")
    ),
    KindPage(
        "menu and footer only",
        "script_shell",
        _bare(
            "Stock Controller | Hollin Careers",
            "<header><a>Jobs</a><a>Benefits</a><a>Sign in</a></header><div id='job-view' data-id='881'></div>"
            "<footer><a>Privacy</a><a>Cookie settings</a>© Hollin</footer><script src='/v.js'></script>",
        ),
    ),
    KindPage(
        "in a frame of another site",
        "script_shell",
        _bare(
            "Vacancies - Hollin",
            "<h1>Stock Controller</h1><iframe src='https://apply.example/job/881'></iframe>"
            "<script src='/frame.js'></script>",
        ),
    ),
    KindPage(
        "the browser is too old",
        "script_shell",
        _bare(
            "Careers", "<p>JavaScript is disabled in your browser. Please turn it on to see this page.</p>"
        ),
    ),
]

FORMS = [
    KindPage(
        "a form alone",
        "application_form",
        _page(
            "Apply: Stock Controller",
            f"<h1>Stock Controller</h1><form>{_FIELDS}<button>Submit</button></form>",
        ),
    ),
    KindPage(
        "the first of four steps",
        "application_form",
        _page(
            "Stock Controller - Application",
            "<h2>Stock Controller</h2><ol><li>My information</li><li>My experience</li><li>Questions</li>"
            f"<li>Review</li></ol><form><p>* Indicates a required field</p>{_FIELDS}"
            "<fieldset><legend>Are you legally entitled to work in this country?</legend><input "
            "type=radio>Yes"
            "<input type=radio>No</fieldset><button>Save and continue</button></form>",
        ),
    ),
    KindPage(
        "a talent pool",
        "application_form",
        _page(
            "Join our talent community",
            "<h1>Join our talent community</h1><p>Nothing for you today? Leave your details and we will "
            "write when "
            f"something comes up.</p><form>{_FIELDS}<label>Area of interest</label><select><option>Kitchen"
            "</select><button>Join</button></form>",
        ),
    ),
    KindPage(
        "fields without a form element",
        "application_form",
        _page(
            "Application for Stock Controller",
            f"<h1>Your application for Stock Controller</h1><div class=grid>{_FIELDS}</div><button>Send "
            "application</button>",
        ),
    ),
]


def _card(role: str, town: str, pay: str = "") -> str:
    return f'<div class="job"><a href="/j"><h3>{role}</h3></a><p>{town}</p><p>{pay}</p></div>'


_FIVE = (
    ("Stock Controller", "Eastbrook"),
    ("Night Porter", "Ashby Cross"),
    ("Payroll Clerk", "Eastbrook"),
    ("Dental Nurse", "Port Ellison"),
    ("Data Engineer", "Remote"),
    ("Sous Chef", "Kilmorey"),
)
LISTS = [
    KindPage(
        "search results",
        "job_list",
        _page(
            "128 jobs in Eastbrook | Jobtown",
            "<h1>128 jobs in Eastbrook</h1><select><option>Newest</select>"
            + "".join(_card(role, town, "£24,000 to £28,000 a year") for role, town in _FIVE)
            + "<a>Next page</a>",
        ),
        "several",
    ),
    KindPage(
        "search results with a line from each",
        "job_list",
        _page(
            "Kitchen jobs - Jobtown",
            "<h1>Kitchen jobs</h1><p>1 - 6 of 214</p>"
            + "".join(
                f'<article><h2><a href="/j">{role}</a></h2><span>{town}</span><p>We are looking for somebody '
                f"who starts early and likes people, for our {town} house. You will have two days "
                f"off…</p></article>"
                for role, town in _FIVE
            ),
        ),
        "several",
    ),
    KindPage(
        "an employer's openings by team",
        "job_list",
        _page(
            "Open positions - Hollin",
            "<h1>Work with us</h1><p>We are 85 people who mend engines, and we would love to hear from "
            "you.</p>"
            "<h2>Why here</h2>"
            + _list("28 days of holiday", "A real pension", "Tea at ten")
            + "<h2>Open positions (5)</h2><h3>Workshop</h3>"
            + _list('<a href="/1">Stock Controller</a> Eastbrook', '<a href="/2">Welder</a> Eastbrook')
            + "<h3>Office</h3>"
            + _list(
                '<a href="/3">Payroll Clerk</a> Eastbrook',
                '<a href="/4">Data Engineer</a> Remote',
                '<a href="/5">Open application</a>',
            ),
        ),
        "several",
    ),
    KindPage(
        "a table of vacancies",
        "job_list",
        _page(
            "Current vacancies - Eastbrook College",
            "<h1>Current vacancies</h1><table><tr><th>Post</th><th>Department</th><th>Closing date</th></tr>"
            + "".join(
                f'<tr><td><a href="/v">{role}</a></td><td>{town} campus</td><td>{day} June 2026</td></tr>'
                for day, (role, town) in enumerate(_FIVE, 4)
            )
            + "</table>",
        ),
        "several",
    ),
    KindPage(
        "links in a plain list, on a hand-made page",
        "job_list",
        _bare(
            "Jobs at the Old Mill",
            "<h1>Jobs at the Old Mill</h1><p>We always need hands in summer. Click a job to read about "
            "it.</p>" + _list(*(f'<a href="/{at}">{role}</a>' for at, (role, _) in enumerate(_FIVE))),
        ),
        "several",
    ),
    KindPage(
        "cards made of boxes",
        "job_list",
        _bare(
            "Careers",
            '<div id="app"><div><h1>Join us</h1></div><div>'
            + "".join(
                f'<div class="x1" role="link"><div>{role}</div><div>{town}</div><div>Full-time</div></div>'
                for role, town in _FIVE
            )
            + "</div></div>",
        ),
        "several",
    ),
]

NO_JOB = [
    KindPage(
        "not found",
        "not_a_job",
        _page(
            "Page not found", "<h1>404</h1><p>We can't find the page you're looking for.</p><a>Back home</a>"
        ),
    ),
    KindPage(
        "not found, and some jobs",
        "not_a_job",
        _page("Oops", "<h1>Oops! Nothing here.</h1><p>The link may be broken.</p>" + _OTHERS),
    ),
    KindPage(
        "a server's error",
        "not_a_job",
        _bare("500", "<h1>Something went wrong</h1><p>Our team has been told. Try again later.</p>"),
    ),
    KindPage(
        "a firm's home page",
        "not_a_job",
        _page(
            "Hollin & Daughters | Engines mended since 1911",
            "<h1>Engines mended since 1911</h1><p>We take in ships' engines from the whole coast, take "
            "them apart, "
            "and put them together so that they run for another thirty years.</p><h2>What we do</h2>"
            + _list("Engines", "Pumps", "Winches")
            + "<h2>Our customers say</h2><p>“They answered on a Sunday.”</p><h2>Contact</h2><p>Call "
            "555-0101 or "
            "visit the yard. We are open from seven to four.</p>",
        ),
    ),
    KindPage(
        "news of a firm that hires",
        "not_a_job",
        _page(
            "Hollin to hire 50 engineers in Eastbrook - Eastbrook Gazette",
            "<article><h1>Hollin to hire 50 engineers in Eastbrook</h1><p>By A. Reporter, 3 May "
            "2026</p><p>The "
            "engine maker Hollin &amp; Daughters said on Monday it would hire 50 engineers over two years, "
            "as orders "
            "from the north grow. “We are looking for people who like grease,” said its head, Ida Hollin. "
            "The firm "
            "employs 85 people today.</p><p>The council welcomed the news. Unemployment in the town stands "
            "at "
            "6.2%. Salaries at the yard begin at £27,000, the firm said, and it will train school "
            "leavers.</p>"
            "<p>Hollin was founded in 1911. It made a profit of £1.2m last year on sales of "
            "£14m.</p></article>",
        ),
    ),
    KindPage(
        "advice for those who apply",
        "not_a_job",
        _page(
            "How to become a stock controller | Jobtown advice",
            "<article><h1>How to become a stock controller</h1><p>A stock controller keeps track of goods. "
            "You will "
            "need a good head for numbers, and your CV should say so.</p><h2>Responsibilities</h2>"
            + _list("Counting stock", "Booking goods in", "Writing reports")
            + "<h2>Qualifications</h2>"
            + _list("GCSEs in maths", "A forklift licence helps")
            + "<h2>Salary</h2><p>You can earn £22,000 to £30,000 a year.</p></article>",
        ),
    ),
    KindPage(
        "what a trade earns",
        "not_a_job",
        _page(
            "Stock Controller Salary in Eastbrook (2026)",
            "<h1>Stock Controller salaries in Eastbrook</h1><p>The average salary for a stock controller "
            "is £26,412 "
            "a year, from 212 salaries. Pay ranges from £22,000 to £31,000.</p><h2>Salaries by town</h2>"
            + _list("Eastbrook £26,412", "Ashby Cross £25,100"),
        ),
    ),
    KindPage(
        "a product",
        "not_a_job",
        _page(
            "Stock software for small stores | Countwell",
            "<h1>Stock software that counts for you</h1><p>You will always know what you have. Try it free "
            "for 14 "
            "days, no card needed. Plans from £19 a month.</p><h2>What you get</h2>"
            + _list("Counts by phone", "Reports by mail", "Help by people")
            + "<a>Start now</a>",
        ),
    ),
    KindPage(
        "a course",
        "not_a_job",
        _page(
            "Forklift course, 5 days | Eastbrook College",
            "<h1>Forklift course, 5 days</h1><p>On this course you will learn to drive a counterbalance "
            "truck "
            "safely.</p><h2>Entry requirements</h2>"
            + _list("Aged 17 or over", "Good eyesight")
            + "<h2>Fees</h2><p>£420, and you can pay in three parts. Book your place by telephone.</p>",
        ),
    ),
    KindPage(
        "life at a firm, without an opening",
        "not_a_job",
        _page(
            "Life at Hollin",
            "<h1>Life at Hollin</h1><p>We eat together at noon and nobody is asked to stay late. Our "
            "people come from "
            "the town and from eleven countries.</p><h2>Our values</h2>"
            + _list("Care", "Patience", "Oil")
            + "<h2>Benefits</h2>"
            + _list("28 days of holiday", "Pension", "A boat trip in June")
            + "<p>There are no openings at the moment.</p>",
        ),
    ),
    KindPage(
        "a search without results",
        "not_a_job",
        _page(
            "0 jobs found",
            "<h1>0 jobs found for “stock controller”</h1><p>Try other words, or a wider "
            "area.</p><form><input>"
            "<button>Search</button></form>",
        ),
    ),
    KindPage(
        "thanks for an application",
        "not_a_job",
        _page(
            "Application received",
            "<h1>Thank you for your application</h1><p>We have received it and will be in touch within two "
            "weeks.</p>",
        ),
    ),
    KindPage(
        "a firm's page on a board",
        "not_a_job",
        _page(
            "Hollin & Daughters: company profile | Jobtown",
            "<h1>Hollin &amp; Daughters</h1><p>Engineering · 51-200 employees · "
            "Eastbrook</p><h2>About</h2><p>Hollin "
            "mends ships' engines. It was founded in 1911 and belongs to the fourth generation.</p>"
            "<h2>Reviews</h2><p>4.1 of 5 from 28 people</p><p>“Good tea.”</p>",
        ),
    ),
]

LANGUAGES = [
    KindPage(f"a posting in {name}", "other_language", _page(title, body, lang=code, cookies=""), name)
    for name, code, title, body in (
        (
            "German",
            "de",
            "Lagerist (m/w/d)",
            "<h1>Lagerist (m/w/d)</h1><p>Wir suchen für unser Lager in der Altstadt "
            "einen Lageristen, der gerne früh aufsteht und mit uns die Teile für die Werkstatt ordnet. Sie "
            "zählen jede "
            "Woche einen Teil des Lagers und sagen, was fehlt.</p><h2>Ihr Profil</h2>"
            + _list("Zwei Jahre in einem Lager", "Staplerschein oder die Lust, ihn zu machen")
            + "<p>Wir bieten Ihnen einen festen Vertrag und 30 Tage Urlaub.</p>",
        ),
        (
            "Swedish",
            "sv",
            "Lagerarbetare",
            "<h1>Lagerarbetare</h1><p>Vi söker dig som vill arbeta i vårt lager och som "
            "tycker om att ha ordning. Du kommer att räkna varor, ta emot leveranser och hjälpa kollegorna "
            "i verkstaden "
            "när de behöver delar. Vi erbjuder en fast tjänst och trevliga kollegor som har varit här "
            "länge.</p>"
            "<h2>Vi söker dig som</h2>"
            + _list("har arbetat i lager i två år", "har truckkort eller vill ta det"),
        ),
        (
            "Czech",
            "cs",
            "Skladník",
            "<h1>Skladník</h1><p>Hledáme do našeho skladu člověka, který má rád pořádek a "
            "který se nebojí ranních směn. Budete počítat zboží, přijímat dodávky a pomáhat kolegům v "
            "dílně, když "
            "potřebují díly. Nabízíme stálou smlouvu, dobrý plat a příjemný kolektiv, který je tu už "
            "dlouho.</p>"
            "<h2>Požadujeme</h2>" + _list("dva roky ve skladu", "průkaz na vysokozdvižný vozík"),
        ),
        (
            "Japanese",
            "ja",
            "在庫管理スタッフ",
            "<h1>在庫管理スタッフ</h1><p>私たちの倉庫で部品の在庫を管理していただける方を募集して"
            "います。毎週在庫の一部を数え、足りないものを報告し、入荷と出荷を記録します。落ち着いた職場で、長く働いている同僚が丁寧に教え"
            "ます。</p><h2>応募資格</h2>"
            + _list("倉庫での経験が二年以上ある方", "フォークリフトの免許をお持ちの方")
            + "<h2>待遇</h2><p>月給二十五万円、社会保険完備、年間休日百二十日。</p>",
        ),
        (
            "Russian",
            "ru",
            "Кладовщик",
            "<h1>Кладовщик</h1><p>Мы ищем на наш склад человека, который любит порядок и не "
            "боится ранних смен. Вы будете считать товар, принимать поставки и помогать коллегам в "
            "мастерской, когда "
            "им нужны детали. Мы предлагаем постоянный договор и хорошую зарплату.</p><h2>Требования</h2>"
            + _list("Два года работы на складе", "Права на погрузчик или желание их получить"),
        ),
        (
            "Chinese",
            "zh",
            "仓库管理员",
            "<h1>仓库管理员</h1><p>我们正在为位于老城区的仓库招聘一名管理员，负责清点库存、登记入库和出库，"
            "并在车间需要零件时协助同事。您将与一个经验丰富、友好的团队一起工作，公司提供稳定的合同和良好的培训机会。</p>"
            "<h2>任职要求</h2>"
            + _list("两年以上仓库工作经验", "持有叉车证或愿意考取叉车证", "做事细心，有责任感")
            + "<p>月薪八千元，五险一金，每年十五天带薪休假。</p>",
        ),
        (
            "Turkish",
            "tr",
            "Depo Görevlisi",
            "<h1>Depo Görevlisi</h1><p>Eski şehirdeki depomuz için düzeni seven ve erken "
            "kalkmaktan çekinmeyen bir çalışma arkadaşı arıyoruz. Her hafta stokun bir bölümünü sayacak, "
            "gelen malları "
            "kaydedecek ve atölyedeki arkadaşlara yardım edeceksiniz. Size kalıcı bir sözleşme ve iyi bir "
            "maaş "
            "sunuyoruz.</p><h2>Aranan nitelikler</h2>"
            + _list("Depoda en az iki yıl deneyim", "Forklift ehliyeti"),
        ),
        (
            "Hungarian",
            "hu",
            "Raktáros",
            "<h1>Raktáros</h1><p>Raktárunkba olyan kollégát keresünk, aki szereti a rendet "
            "és nem fél a korai kezdéstől. A feladata az lesz, hogy minden héten megszámolja a készlet egy "
            "részét, és "
            "hogy segítsen a műhelyben dolgozó kollégáknak, ha alkatrész kell. Állandó szerződést és jó "
            "fizetést "
            "kínálunk, és egy csapatot, amely már régóta együtt van.</p><h2>Elvárások</h2>"
            + _list("két év raktári tapasztalat", "targoncavezetői engedély"),
        ),
        (
            "Danish",
            "da",
            "Lagermedarbejder",
            "<h1>Lagermedarbejder</h1><p>Vi søger en kollega til vores lager, som kan lide "
            "orden, og som ikke er bange for at møde tidligt. Du skal tælle varer, tage imod leverancer og "
            "hjælpe "
            "kollegerne på værkstedet, når de har brug for dele. Vi tilbyder en fast stilling og gode "
            "kolleger, der har "
            "været her længe.</p><h2>Vi forventer</h2>"
            + _list("to års erfaring fra et lager", "truckcertifikat"),
        ),
        (
            "Finnish",
            "fi",
            "Varastotyöntekijä",
            "<h1>Varastotyöntekijä</h1><p>Etsimme varastoomme työntekijää, joka pitää "
            "järjestyksestä ja joka ei pelkää aikaisia aamuja. Lasket joka viikko osan varastosta, otat "
            "vastaan "
            "toimitukset ja autat työkavereita, kun he tarvitsevat osia. Tarjoamme vakituisen työn ja "
            "hyvän palkan, ja "
            "meillä on mukava porukka, joka on ollut täällä pitkään.</p><h2>Odotamme</h2>"
            + _list("kaksi vuotta varastotyötä", "trukkikortti tai halu hankkia se"),
        ),
    )
]


def _ld(text: str = "") -> str:
    more = f',"description":"{text}"' if text else ""
    return (
        '<script type="application/ld+json">{"@type":"JobPosting","title":"Stock Controller",'
        f'"hiringOrganization":{{"name":"Hollin & Daughters"}}{more}}}</script>'
    )


def _posting(
    name: str, body: str, said: str = "", *, title: str = "Stock Controller - Jobtown", **page: str
) -> KindPage:
    return KindPage(name, "posting", _page(title, body, **page), said)


POSTINGS = [
    _posting("a plain one", _JOB + _OTHERS, "Tidy habits"),
    _posting(
        "log in to apply",
        _JOB + "<button>Log in to apply</button><a>Sign in to save this job</a>",
        "Tidy habits",
    ),
    _posting(
        "sign in to see who you know",
        "<div class=modal-x><h2>Sign in to see who you already know at Hollin</h2><form><input name=email>"
        "<input type=password name=p><button>Sign in</button></form><p>New to Jobtown? Join now</p></div>"
        + _JOB
        + "<p>Join to apply for this role</p>"
        + _OTHERS,
        "Tidy habits",
    ),
    _posting(
        "will close",
        _JOB
        + "<p>This posting will close on 3 May 2026, or earlier if the position has been filled. We may stop "
        "accepting applications when we have found somebody, and the advert is then removed.</p>",
        "Tidy habits",
    ),
    _posting(
        "once filled",
        _JOB + "<p>Once the role is filled, the vacancy is no longer advertised.</p>",
        "Tidy habits",
    ),
    _posting("another job of the list has expired", _JOB + _GONE, "Keep the aisles"),
    _posting(
        "closed, ended and expired in its own sentences",
        "<h1>Archivist</h1><p>The Aldous Mill, Eastbrook</p><p>The mill has closed, its last lease has "
        "expired, and the "
        "machines are no longer available to visitors. What is left is 400 boxes of paper that nobody has "
        "opened.</p>"
        "<p>You will open them. You need patience, a degree in archives, and a warm coat. The position was "
        "closed "
        "for thirty years and has been funded again. We pay £29,000.</p>",
        "You will open them",
        title="Archivist - The Aldous Mill",
    ),
    _posting(
        "a long cookie notice",
        _JOB,
        "Tidy habits",
        cookies='<div class="ckn"><h2>We value your privacy</h2><p>We and our 120 partners use cookies. '
        "With your "
        "consent we and our partners process personal data. You can withdraw consent; some vendors rely on "
        "legitimate "
        "interest. See our privacy policy and cookie list, with all vendors and "
        "partners.</p><button>Accept all "
        "cookies</button></div>",
    ),
    _posting(
        "its form below",
        _JOB + f"<h2>Apply for this job</h2><form>{_FIELDS}<button>Submit</button></form>",
        "Tidy habits",
    ),
    _posting(
        "a whole page in one form",
        f'<form id="aspnetForm">{_JOB}<h2>Apply</h2>{_FIELDS}</form>',
        "Tidy habits",
    ),
    _posting(
        "protected by a captcha",
        _JOB + f"<form>{_FIELDS}<p>This site is protected by reCAPTCHA. Verify that you are human before you "
        f"send.</p></form>",
        "Tidy habits",
    ),
    KindPage(
        "enable JavaScript, says a line nobody needs",
        "posting",
        _bare(
            "Stock Controller",
            "<noscript>Please enable JavaScript.</noscript><p>Please enable JavaScript for the "
            "best experience.</p>" + _JOB + "<script>x()</script>",
        ),
        "Tidy habits",
    ),
    _posting(
        "short: a porter",
        "<h1>Kitchen Porter</h1><p>The Old Mill, Eastbrook. £12.60 an hour plus tips, five evenings. No "
        "experience "
        "needed, only two hands and good humour. Ring Ida on 555-0101.</p>",
        "two hands",
        title="Kitchen Porter | The Old Mill",
        cookies="",
    ),
    KindPage(
        "short: a card in a window",
        "posting",
        _bare(
            "Jobs",
            "<h2>Saturday baker wanted</h2><p>Six to noon, £13 an hour, and bread to take home. Come in and "
            "ask for Tom, or write to tom@oldmill.example.</p>",
        ),
        "bread to take home",
    ),
    _posting(
        "prose, three paragraphs",
        "<h1>Head Gardener</h1><p>Our head gardener leaves in June after twenty-six years, and we are "
        "looking for the "
        "next one.</p><p>There are nine acres, four of them walled. You would have two gardeners, a "
        "student each summer "
        "and a mule. We care more about what you have grown than about certificates, but you should know "
        "the names of "
        "things.</p><p>There is a cottage. The pay is £34,000. Write to Lady Ashby before the end of May "
        "and tell us "
        "what you would do with the lower pond.</p>",
        "lower pond",
        title="Head Gardener, Ashby Hall",
    ),
    _posting(
        "prose without a title",
        "<p>Hello! We are Mabel's Porch and we are short of two cooks. You can cook on a line, you taste "
        "your food, and "
        "you call when you can't come. We pay $21 an hour and share the tips. Come by on Wednesday after "
        "two, with or "
        "without a resume, and ask for Tye.</p>",
        "taste your food",
        title="mabel's porch",
    ),
    KindPage(
        "a classified ad",
        "posting",
        _bare(
            "Line cooks &amp; dishwashers needed $19-22/hr + tips - food/bev - townlist",
            "<header><a>TL</a> <a>post</a> <a>account</a></header><h1>Line cooks &amp; dishwashers needed "
            "$19-22/hr + tips "
            "(Eastside)</h1><p>compensation: <b>$19-22</b></p><section>the porch is full again and we are "
            "short three "
            "cooks and two dishwashers. closed mondays.<br><br>COOKS<br>-a year on a line<br>-you show "
            "up<br><br>"
            "DISHWASHERS<br>-no experience needed<br>-strong back, good shoes<br><br>come by between 2 and "
            "4, 40 Haw "
            "Creek Road</section><p>post id: 733</p><footer>help safety privacy</footer>",
        ),
        "strong back",
    ),
    _posting(
        "an editor of news",
        "<h1>News Editor</h1><p>The Eastbrook Gazette</p><p>You will run the desk of nine that fills our "
        "front page. You "
        "will read every story before it goes out, and you should like being asked why.</p>"
        + _list(
            "Five years on a newspaper",
            "A feeling for what people want to read",
            "Calm at six in the evening",
        ),
        "nine that fills",
        title="News Editor | Eastbrook Gazette",
    ),
    _posting(
        "a tour guide",
        "<h1>Tour Guide</h1><p>Ashby Hall</p><p>You will welcome guests, tell them the story of the house "
        "and bring them "
        "back to the gate. We need you from April to October, at weekends, and pay £13.20 an hour. You "
        "speak clearly and "
        "like questions. Apply by letter.</p>",
        "back to the gate",
        title="Tour Guide - Ashby Hall",
    ),
    _posting(
        "an engineer for sign-in and captchas",
        "<h1>Identity Engineer</h1><p>Countwell</p><p>You will own how two million people sign in to see "
        "their stores: "
        "log in, forgotten password, members only areas, and the captcha that asks whether you are human.</p>"
        "<h2>What you will do</h2>"
        + _list(
            "Make it harder for bots and easier for people",
            "Measure unusual traffic and act on it",
            "Write in Go",
        )
        + "<h2>You bring</h2>"
        + _list("Four years with OAuth or SAML", "Patience with standards"),
        "unusual traffic",
        title="Identity Engineer - Countwell",
    ),
    _posting(
        "a privacy manager",
        "<h1>Privacy Manager</h1><p>Countwell</p><p>You will look after consent, cookies and what our "
        "vendors do with "
        "personal data.</p><h2>Responsibilities</h2>"
        + _list(
            "Keep the list of cookies and tracking vendors",
            "Review consent texts with legal partners",
            "Answer requests under privacy law",
            "Assess legitimate interest where consent is not asked",
        )
        + "<h2>Requirements</h2>"
        + _list("Three years in privacy", "You read contracts with pleasure"),
        "legitimate interest",
        title="Privacy Manager - Countwell",
    ),
    _posting(
        "it names the colleagues",
        "<h1>Product Manager</h1><p>Countwell</p><p>You will decide with four others what gets built "
        "next.</p>"
        "<h2>You will work with</h2>"
        + _list(
            "Data Engineer", "Product Designer", "Support Specialist", "Sales Manager", "Head of Marketing"
        )
        + "<h2>You bring</h2>"
        + _list("You have shipped something people paid for", "You say no kindly"),
        "say no kindly",
        title="Product Manager - Countwell",
    ),
    _posting(
        "one job on a page of openings",
        "<h1>Work with us</h1><h2>Open positions</h2><h3>Stock Controller</h3><p>You will know where every "
        "one of our 4,000 "
        "parts lies. You count, you book in and out, and you keep the aisles safe. You have worked in a "
        "store for two "
        "years. We pay £27,500. Write to ida@hollin.example.</p>",
        "aisles safe",
        title="Work with us - Hollin",
    ),
    _posting(
        "data for machines only",
        "<h1>Stock Controller</h1><div id=jd></div>",
        "every one of our",
        head=_ld(
            "You will know where every one of our 4,000 parts lies, and you will be asked for them all day. "
            "You count a tenth of the store each week and say what is missing."
        ),
    ),
    _posting(
        "on a board that speaks German",
        "<div><a>Jetzt bewerben</a><a>Merken</a><a>Teilen</a></div>"
        + _JOB
        + "<h2>Ähnliche Stellen</h2><div><a>Lagerist (m/w/d)</a></div><div><a>Staplerfahrer "
        "(m/w/d)</a></div>",
        "Tidy habits",
        lang="de",
        cookies="<div class=ckn><p>Wir verwenden Cookies. Mit Ihrer Einwilligung messen wir, wie die Seite "
        "genutzt wird. "
        "Datenschutz und Impressum.</p><button>Alle akzeptieren</button></div>",
    ),
    _posting(
        "a comment in a thread",
        "<table><tr><td><a>ida_h</a> <span>3 hours ago</span></td></tr><tr><td>Hollin | Data Engineer | "
        "Eastbrook or REMOTE "
        "(EU) | Full-time | €60-75k<p>We mend ships' engines and have forty years of paper about them. "
        "You'd turn it into "
        "something a mechanic can ask at three in the morning. Python, Postgres, patience.<p>Interview: "
        "one call, one "
        "paid day. Write to ida@hollin.example with the worst data you have met.</td></tr></table>",
        "three in the morning",
        title="Ask: Who is hiring? (May 2026)",
    ),
    _posting(
        "in the labels of a state",
        "<h2>STOCK CLERK 2</h2><dl><dt>Salary</dt><dd>$38,000</dd><dt>Closing "
        "Date</dt><dd>Continuous</dd></dl><ul><li>"
        "Description</li><li>Benefits</li><li>Questions</li></ul><dl><dt>POSITION SUMMARY</dt><dd>Keeps "
        "the stores of the "
        "district garage.</dd><dt>EXAMPLES OF WORK</dt><dd><p>1. Issues parts against work "
        "orders.</p><p>2. Counts stock "
        "each quarter.</p></dd><dt>MINIMUM QUALIFICATIONS</dt><dd>One year of clerical work, or high "
        "school.</dd></dl>"
        "<p>You must be logged in to apply. 01. Do you hold a valid driver's license? Required Question</p>",
        "Issues parts",
        title="STOCK CLERK 2 | State Jobs",
    ),
    _posting(
        "all in boxes that look alike",
        "",
        "Tidy habits",
    ),
]
POSTINGS[-1] = KindPage(
    "header, posting, other jobs and footer are boxes that look alike",
    "posting",
    _bare(
        "Stock Controller",
        "<div id=root><div><button>Home</button><button>Sign In</button></div><div><a>Apply</a>"
        + _JOB
        + "</div><div><div>People also viewed</div><article><h4><a>Dental "
        "Nurse</a></h4></article><article><h4><a>Sous "
        "Chef</a></h4></article></div><div><a>Privacy Notice</a>© 2026 Workdeck</div></div>",
    ),
    "Tidy habits",
)

PAGES = [*EXPIRED, *LOGIN, *CHALLENGE, *CONSENT, *SHELL, *FORMS, *LISTS, *NO_JOB, *LANGUAGES, *POSTINGS]

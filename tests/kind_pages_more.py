"""More pages of each kind, written when the reader was; 67 of the 84 were read rightly at once."""

from __future__ import annotations

from kind_pages import KindPage

_NAV = (
    '<div class="topbar"><a href="/">Home</a><a href="/a">About us</a><a href="/j">Jobs</a><a '
    'href="/l">Log in</a><a href="/r">Register</a></div>'
)
_FOOT = (
    '<div class="site-footer"><p>© 2026 Verrin Group. All rights '
    "reserved.</p><a>Privacy</a><a>Cookies</a><a>Terms</a></div><script>window.x=1</script><script "
    'src="/a.js"></script>'
)
_CK = (
    '<div id="onetrust-banner-sdk"><h2>Your privacy</h2><p>We use cookies and similar technologies to '
    "provide our service. You can accept all cookies or manage your preferences. Read our cookie "
    "policy.</p><button>Accept</button></div>"
)
_D = (
    '<div class="desc"><p>We\'re growing our logistics team and need a dispatcher who keeps a cool head '
    "when three lorries are late.</p><p><strong>What you'll do</strong></p><ul><li>Plan 40 routes a "
    "day</li><li>Answer drivers by phone</li><li>Keep the board up to date</li></ul><p><strong>What we're "
    "looking for</strong></p><ul><li>Some experience in transport</li><li>Good spoken "
    "English</li></ul><p>£29k, 25 days holiday, parking.</p></div>"
)


def _page(title: str, body: str, *, cookies: bool = False) -> str:
    return (
        f"<!doctype "
        f"html><html><head><title>{title}</title></head><body>{_NAV}{_CK if cookies else ''}{body}{_FOOT}"
        "</body></html>"
    )


_PAGES = [
    (
        "expired",
        _page(
            "Dispatcher | Verrin",
            '<h1>Dispatcher</h1><p class="msg">We&#39;re sorry, but this '
            "job posting has expired and is no longer accepting "
            "applications.</p>",
            cookies=True,
        ),
    ),
    (
        "expired",
        _page(
            "Dispatcher | Verrin",
            "<div>This vacancy has now closed.</div><h1>Dispatcher</h1>" + _D,
            cookies=True,
        ),
    ),
    (
        "expired",
        _page(
            "Dispatcher | Verrin",
            "<h1>Dispatcher</h1><span class=badge>Closed</span><p>Applications closed: 12 Jan 2026</p>" + _D,
            cookies=True,
        ),
    ),
    (
        "expired",
        _page(
            "Job not available",
            "<h1>Job not available</h1><p>The role you were looking for has "
            "been filled or is no longer being advertised. Search for other "
            "jobs below.</p><input><button>Search</button>",
        ),
    ),
    (
        "expired",
        _page(
            "Dispatcher",
            "<h1>Dispatcher</h1><p>Thanks for your interest, but we are not "
            "currently accepting applications for this position.</p>" + _D,
        ),
    ),
    (
        "expired",
        _page(
            "Verrin careers",
            "<h2>Sorry, this position is no longer open</h2><p>Check out our other opportunities.</p>",
        ),
    ),
    (
        "expired",
        _page(
            "Dispatcher",
            "<h1>Dispatcher</h1><p>Recruitment for this position is closed</p><p>Posted 3 March</p>" + _D,
        ),
    ),
    (
        "expired",
        _page("Dispatcher", "<p>Dieses Stellenangebot ist nicht mehr online.</p><h1>Dispatcher</h1>"),
    ),
    ("expired", _page("Dispatcher", "<p>L’offre que vous recherchez n’est plus en ligne.</p>")),
    ("expired", _page("Dispatcher", "<p>La oferta ha sido retirada o ya no está activa.</p>")),
    ("expired", _page("Dispatcher", "<p>De vacature is helaas al ingevuld.</p>")),
    ("expired", _page("Dispatcher", "<p>Rekrutacja została zakończona.</p><h1>Dispatcher</h1>")),
    ("expired", _page("Dispatcher", "<p>Inzerát již není aktivní.</p><h1>Dispatcher</h1>")),
    ("expired", _page("Dispatcher", "<p>This job ad has been deactivated by the employer</p>" + _D)),
    (
        "expired",
        _page(
            "Dispatcher",
            "<h1>Dispatcher</h1><p>Hiring for this role is complete. Thank you for "
            "your applications.</p>" + _D,
        ),
    ),
    (
        "login_wall",
        _page(
            "Sign in to Verrin",
            "<h1>Sign in</h1><p>to continue to the job</p><form><input "
            "name=email><input "
            "type=password><button>Next</button></form>",
        ),
    ),
    (
        "login_wall",
        _page(
            "Dispatcher - Verrin",
            "<h1>Dispatcher</h1><p>You need to be logged in to view this page.</p><a>Log in</a>",
        ),
    ),
    (
        "login_wall",
        _page(
            "Dispatcher",
            "<h1>Dispatcher</h1><p>Preview: We are growing our logistics "
            "team…</p><div class=blur><p>Create a free account to view the full "
            "job description</p></div>",
        ),
    ),
    (
        "login_wall",
        _page(
            "Alumni jobs",
            "<h1>Dispatcher</h1><p>This posting is only visible to registered "
            "students and alumni. Please log in with your university "
            "account.</p>",
        ),
    ),
    (
        "login_wall",
        _page(
            "Private",
            "<h1>This page is private</h1><p>Request access or switch to an "
            "account with access.</p><button>Sign in with Google</button>",
        ),
    ),
    (
        "challenge",
        _page(
            "Verrin",
            "<h1>Please verify you are a human</h1><p>Access to this page has been "
            "denied because we believe you are using automation tools to browse the "
            "website.</p>",
        ),
    ),
    (
        "challenge",
        "<html><head><title>Client Challenge</title></head><body><noscript>JavaScript is "
        "disabled in your browser. Please enable JavaScript to proceed.</noscript><p>A required "
        "part of this site couldn’t load. This may be due to a browser "
        "extension.</p><div>Checking your browser before accessing the "
        "site.</div><script>x</script></body></html>",
    ),
    (
        "challenge",
        "<html><head><title>Security verification</title></head><body><p>We need to make sure "
        "you're not a robot. Please complete the puzzle.</p><script></script></body></html>",
    ),
    (
        "challenge",
        "<html><head><title>ERROR: The request could not be "
        "satisfied</title></head><body><h1>403 ERROR</h1><h2>The request could not be "
        "satisfied.</h2><p>Request blocked. We can't connect to the server for this app or "
        "website at this time.</p></body></html>",
    ),
    (
        "cookie_wall",
        "<html><head><title>Verrin</title></head><body><div><h1>Cookies and your "
        "privacy</h1><p>To continue to our jobs site please choose which cookies we may use. "
        "We use necessary cookies, and with your consent analytics cookies from partners. "
        "Privacy policy.</p><button>Continue</button></div></body></html>",
    ),
    (
        "cookie_wall",
        "<html><head><title>Un instant</title></head><body><h2>Nous respectons votre vie "
        "privée</h2><p>Nos 300 partenaires et nous utilisons des cookies avec votre "
        "consentement pour mesurer l'audience. Politique de confidentialité. Gestion des "
        "cookies.</p><button>Tout accepter</button></body></html>",
    ),
    ("script_shell", _page("Dispatcher | Verrin", '<div id="__next"></div>')),
    (
        "script_shell",
        "<html><head><title>Verrin "
        "Careers</title></head><body><app-root></app-root><noscript>Please enable JavaScript "
        "to continue using this application.</noscript><script "
        "src=m.js></script></body></html>",
    ),
    (
        "application_form",
        _page(
            "Apply for Dispatcher",
            "<h1>Apply for: Dispatcher</h1><form><label>Full "
            "name</label><input><label>Email "
            "address</label><input><label>CV</label><input "
            "type=file><label>Why do you want this "
            "job?</label><textarea></textarea><label>Do you "
            "hold a full UK driving "
            "licence?</label><select><option>Yes<option>No</select><button>Submit "
            "application</button></form>",
            cookies=True,
        ),
    ),
    (
        "application_form",
        _page(
            "Register your interest",
            "<h1>Register your interest</h1><p>Please "
            "complete all fields marked *.</p><form><input "
            'name=first_name placeholder="First name"><input '
            'name=last_name placeholder="Last name"><input '
            "name=email placeholder=Email><input name=cv "
            "type=file><textarea name=msg></textarea></form>",
        ),
    ),
    (
        "job_list",
        _page(
            "Jobs at Verrin",
            '<h1>Jobs</h1><div class=list><a class="row" '
            'href="/0"><span>Dispatcher</span><span>Leeds</span><span>Apply '
            'by 3 May</span></a><a class="row" href="/1"><span>HGV '
            "Driver</span><span>Leeds</span><span>Apply by 3 May</span></a><a "
            'class="row" href="/2"><span>Fleet '
            "Manager</span><span>Leeds</span><span>Apply by 3 "
            'May</span></a><a class="row" href="/3"><span>Accounts '
            "Clerk</span><span>Leeds</span><span>Apply by 3 "
            "May</span></a></div>",
            cookies=True,
        ),
    ),
    (
        "job_list",
        _page(
            "Logistics jobs in Leeds | 54 jobs",
            "<h1>Logistics jobs in Leeds</h1><div "
            "class=jobcard><h3><a "
            "href=/0>Dispatcher</a></h3><div>Verrin "
            "Group</div><div>Leeds</div><p>You will plan "
            "routes, talk to drivers and keep the board. "
            "Experience in transport required. Salary "
            "20k.</p></div><div class=jobcard><h3><a "
            "href=/1>HGV Driver</a></h3><div>Verrin "
            "Group</div><div>Leeds</div><p>You will plan "
            "routes, talk to drivers and keep the board. "
            "Experience in transport required. Salary "
            "21k.</p></div><div class=jobcard><h3><a "
            "href=/2>Fleet Manager</a></h3><div>Verrin "
            "Group</div><div>Leeds</div><p>You will plan "
            "routes, talk to drivers and keep the board. "
            "Experience in transport required. Salary "
            "22k.</p></div><div class=jobcard><h3><a "
            "href=/3>Accounts Clerk</a></h3><div>Verrin "
            "Group</div><div>Leeds</div><p>You will plan "
            "routes, talk to drivers and keep the board. "
            "Experience in transport required. Salary "
            "23k.</p></div><div class=jobcard><h3><a "
            "href=/4>Yard Supervisor</a></h3><div>Verrin "
            "Group</div><div>Leeds</div><p>You will plan "
            "routes, talk to drivers and keep the board. "
            "Experience in transport required. Salary "
            "24k.</p></div>",
        ),
    ),
    (
        "job_list",
        _page(
            "Vacancies",
            "<h1>Current vacancies</h1><p>We are recruiting for the following "
            "roles:</p><ul><li><a href=1.pdf>Class Teacher (Year 4)</a></li><li><a "
            "href=2.pdf>Teaching Assistant</a></li><li><a href=3.pdf>Midday "
            "Supervisor</a></li></ul><p>Please send applications to the school "
            "office.</p>",
        ),
    ),
    (
        "job_list",
        _page(
            "Engineering team",
            "<h1>Engineering at Countwell</h1><p>We build software for "
            "stores. We love to write things down and to ship each "
            "week.</p><h2>Open roles</h2><div><a>Backend Engineer</a> "
            "Remote</div><div><a>Frontend Engineer</a> "
            "Remote</div><div><a>Engineering Manager</a> Leeds</div>",
        ),
    ),
    (
        "job_list",
        _page(
            "Stellenangebote",
            "<h1>Stellenangebote</h1><ul><li><a>Software Engineer "
            "(m/w/d)</a> Berlin</li><li><a>Product Manager (m/w/d)</a> "
            "Berlin</li><li><a>Sales Manager (m/w/d)</a> Köln</li></ul>",
        ),
    ),
    (
        "not_a_job",
        _page(
            "Page not found | Verrin",
            "<h1>Page not found</h1><p>Sorry, the page you "
            "requested does not exist. It may have been "
            "moved.</p>",
            cookies=True,
        ),
    ),
    (
        "not_a_job",
        _page(
            "Verrin Group - Moving freight since 1962",
            "<h1>Moving freight since "
            "1962</h1><p>From two lorries in a "
            "shed to 140 on the road: we carry "
            "what the north makes. Ask for a quote "
            "today.</p><h2>Services</h2><ul><li>Full loads</li><li>Part "
            "loads</li><li>Warehousing</li></ul><h2>News</h2><p>New depot in Hull opened.</p><p>We are "
            "hiring drivers! See our careers page.</p>",
            cookies=True,
        ),
    ),
    (
        "not_a_job",
        _page(
            "Verrin names Ida Hall as chief executive | Freight Weekly",
            "<h1>Verrin names Ida "
            "Hall as chief "
            "executive</h1><p>By "
            "Tom Reed</p><p>Verrin Group has appointed Ida Hall as chief executive, the company said on "
            "Tuesday. She joins from Kestrel Freight, where she was operations director for nine "
            "years.</p><p>“We are looking for growth,” she said. The firm employs 700 people and had sales "
            "of £90m last year.</p>",
        ),
    ),
    (
        "not_a_job",
        _page(
            "Dispatcher: job description, salary and skills",
            "<h1>Dispatcher job "
            "description</h1><p>What does a "
            "dispatcher do? A dispatcher "
            "plans routes. You will need "
            "good communication "
            "skills.</p><h2>Duties</h2><ul><li>Plan routes</li><li>Answer "
            "drivers</li></ul><h2>Salary</h2><p>£24,000 to £32,000 a year.</p>",
        ),
    ),
    (
        "not_a_job",
        _page(
            "Ida Hall | LinkPort",
            "<h1>Ida Hall</h1><p>Dispatcher at Verrin Group</p><p>Leeds "
            "· 500+ connections</p><h2>Experience</h2><p>Dispatcher, "
            "Verrin Group, 2019 – present</p><p>Driver, Kestrel "
            "Freight, 2012 – 2019</p><h2>Skills</h2><p>Routing, "
            "Excel</p>",
        ),
    ),
    (
        "not_a_job",
        _page(
            "Terms of use",
            "<h1>Terms of use</h1><p>By using this website you agree to these "
            "terms. You must be 18 or over. We may close your account if you "
            "break them. The information is provided as is and without "
            "warranty.</p><p>These terms are governed by the law of "
            "England.</p>",
        ),
    ),
    (
        "not_a_job",
        _page(
            "Careers event, 4 June",
            "<h1>Careers event, 4 June</h1><p>Meet our drivers and "
            "planners over tea. The event is free; register by 1 "
            "June. You will see the depot and ride in a "
            "lorry.</p><p>10:00 Welcome</p><p>12:00 Lunch</p>",
        ),
    ),
    (
        "not_a_job",
        _page(
            "Volvo FH lorry for sale",
            "<h1>Volvo FH lorry for sale</h1><p>£32,500</p><p>2016, "
            "480,000 km, full service history. You can view it any "
            "weekday. Call Tom.</p>",
        ),
    ),
    (
        "other_language",
        _page(
            "Planer (m/w/d)",
            "<h1>Tourenplaner (m/w/d)</h1><p>Für unser Team in Hamburg "
            "suchen wir dich als Tourenplaner. Du planst jeden Tag "
            "vierzig Touren, sprichst mit den Fahrern und hältst die "
            "Tafel aktuell. Das bringst du mit: Erfahrung in der "
            "Spedition und gutes Deutsch in Wort und Schrift. Wir "
            "bieten dir ein faires Gehalt und 30 Tage Urlaub.</p>",
        ),
    ),
    (
        "other_language",
        _page(
            "Planista",
            "<h1>Planista transportu</h1><p>Do naszego zespołu w Gdańsku "
            "szukamy osoby, która będzie planować trasy i rozmawiać z "
            "kierowcami. Wymagamy doświadczenia w transporcie oraz dobrej "
            "znajomości języka polskiego. Oferujemy umowę o pracę, prywatną "
            "opiekę medyczną i parking. Prosimy o przesłanie CV na adres "
            "podany na stronie firmy.</p>",
        ),
    ),
    (
        "other_language",
        _page(
            "물류 담당자",
            "<h1>물류 담당자</h1><p>우리 물류팀에서 배송 경로를 계획하고 "
            "운전기사와 소통할 직원을 찾고 있습니다. 운송 분야 경험이 있는 분을 우대하며 "
            "급여는 협의 후 결정됩니다. 많은 지원 바랍니다. 근무지는 부산입니다.</p>",
        ),
    ),
    (
        "other_language",
        _page(
            "موظف شحن",
            "<h1>موظف شحن</h1><p>نبحث عن موظف لتخطيط مسارات الشحن والتواصل مع "
            "السائقين في فريقنا. يشترط خبرة في النقل وإجادة اللغة العربية. "
            "نقدم راتبا جيدا وإجازة سنوية وتأمينا صحيا لجميع الموظفين.</p>",
        ),
    ),
    ("posting", _page("Dispatcher | Verrin", "<h1>Dispatcher</h1>" + _D, cookies=True)),
    (
        "posting",
        _page(
            "Dispatcher | Verrin",
            "<h1>Dispatcher</h1><p>Please note: this vacancy may close "
            "early if we receive enough applications. Previous applicants "
            "need not apply. Applications received after the closing date "
            "will not be considered.</p>" + _D,
            cookies=True,
        ),
    ),
    (
        "posting",
        _page(
            "Dispatcher | Verrin",
            "<h1>Dispatcher</h1>" + _D + "<p>Already applied? Log in to "
            "see the status of your "
            "application. Forgot your "
            "password?</p>",
            cookies=True,
        ),
    ),
    (
        "posting",
        _page(
            "Dispatcher | Verrin",
            "<h1>Dispatcher</h1>" + _D + "<h2>Other "
            "opportunities</h2><ul><li><a>HGV Driver</a> Closed</li><li><a>Fleet Manager</a> This position "
            "has been filled</li><li><a>Yard Supervisor</a></li></ul>",
        ),
    ),
    (
        "posting",
        _page(
            "Help wanted",
            "<h2>Help wanted</h2><p>Busy fish and chip shop on the seafront wants "
            "evening staff, 17 upwards, £11.50/h, free tea. Ask at the counter "
            "for Jean.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Piano teacher sought",
            "<p>Village music school (40 pupils) seeks a piano teacher "
            "for Tuesdays and Thursdays from September. Own car helpful. "
            "Please write to music@verrin.example with a few lines about "
            "yourself.</p>",
        ),
    ),
    (
        "posting",
        "<html><head><title>r/forhire: [HIRING] Logo designer, $400</title></head><body><div "
        'class="topbar"><a href="/">Home</a><a href="/a">About us</a><a href="/j">Jobs</a><a '
        'href="/l">Log in</a><a href="/r">Register</a></div><h1>[HIRING] Logo designer, '
        "$400</h1><p>posted by u/salt 4 hours ago</p><p>I run a small salt company and our logo "
        "was drawn by my nephew. I need one that works on a 2cm lid. Budget is $400 flat, half up "
        "front. Send me your portfolio and how long you would take. Deadline is end of "
        "June.</p><div>14 comments</div><div>sort by best</div><form><textarea></textarea><p>Log "
        "in or sign up to leave a comment</p></form></body></html>",
    ),
    (
        "posting",
        _page(
            "Postdoctoral Research Fellow in Coastal Ecology",
            "<h1>Postdoctoral Research Fellow "
            "in Coastal "
            "Ecology</h1><table><tr><td>School</td><td>Biology</td></tr><tr><td>Salary</td><td>£37,099 to "
            "£45,585</td></tr><tr><td>Closing date</td><td>3 May 2026</td></tr></table><p>Applications are "
            "invited for a two-year fellowship on salt marshes. The holder will survey twelve marshes, "
            "publish, and supervise a student. A PhD in ecology is essential.</p><p>Informal enquiries to "
            "Dr Reed.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Registered Nurse - Verrin Care",
            "<h1>Registered Nurse</h1><div>Verrin Care, Hull. "
            "£21/hr. Nights.</div><p>Our home has 38 residents "
            "and the same staff for years. Nights are two "
            "nurses and four carers. NMC pin needed. Free "
            "meals, paid breaks, paid DBS. Call Jo on "
            "555-0102.</p>",
            cookies=True,
        ),
    ),
    (
        "posting",
        _page(
            "Welcome to Ashby Hall: Events Manager",
            "<h1>Events Manager</h1><p>Welcome to Ashby "
            "Hall, where we host ninety weddings a "
            "year. The Events Manager runs each of them "
            "from the first visit to the last taxi. "
            "Candidates have done this for at least two "
            "seasons, keep lists, and can calm a "
            "florist. Salary £31,000 plus lodge.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Blog Writer (Freelance)",
            "<h1>Blog Writer (Freelance)</h1><p>We are a seed shop "
            "and publish two articles a week. You write 800 words "
            "about one vegetable, with photos of your own. £120 an "
            "article. Send two samples.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Course Administrator",
            "<h1>Course Administrator</h1><p>You will enrol students, "
            "take fees and answer questions about tuition for our 60 "
            "evening courses.</p><ul><li>Good with "
            "spreadsheets</li><li>Friendly on the phone</li></ul><p>22 "
            "hours a week, £12.90 an hour.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Product Marketing Manager, Pricing",
            "<h1>Product Marketing Manager, "
            "Pricing</h1><p>Countwell</p><p>Our customers "
            "are stores. You will own pricing, the free "
            "trial and how we explain plans. You bring "
            "five years in SaaS marketing and numbers you "
            "can defend. We offer £60k, hybrid, 30 "
            "days.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Reporter",
            "<h1>Reporter</h1><p>The Gazette</p><p>“Nobody reads council papers,” "
            "said our last editor. Our reporter does. You will cover two councils, a "
            "harbour and whatever washes up. Shorthand helps, patience more. "
            "£25,000. Write to the editor by 1 June.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Software Engineer, JavaScript",
            "<noscript>You need to enable JavaScript to run "
            "this app.</noscript><h1>Software Engineer, "
            "JavaScript</h1><p>Our app requires JavaScript and "
            "so do we: you will write the part that runs "
            "without a network. React, workers, patience. "
            "Remote in the EU, €70k.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Archive Assistant",
            "<h1>Archive Assistant</h1><p>Status: Open</p><p>Our archived "
            "posters need a home. You will sort, scan and label 9,000 of "
            "them. Six months, £12.80 an hour, Tuesday to Thursday.</p>",
        ),
    ),
    (
        "posting",
        _page("Dispatcher (Closed-loop logistics)", "<h1>Dispatcher (Closed-loop logistics)</h1>" + _D),
    ),
    (
        "posting",
        _page(
            "Jobs - Dispatcher",
            '<div class="modal" style="display:none"><h2>Sign in to '
            "continue</h2><form><input "
            "type=password></form></div><h1>Dispatcher</h1>"
            + _D
            + "<form><h3>Apply now</h3><label>Name</label><input name=name><label>E-mail</label><input "
            "name=email><label>Resume</label><input type=file></form>",
            cookies=True,
        ),
    ),
    (
        "posting",
        _page(
            "Our team is growing",
            "<h1>Our team is growing</h1><p>We are looking for a second "
            "bicycle mechanic. You have built wheels, you like customers, "
            "and you can start in April. 40 hours, €2,600 a month, a "
            "workbench by the window.</p><p>Write to us at "
            "rad@verrin.example.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Chef de Partie, The Old Mill",
            "<h1>Chef de Partie</h1><p>The Old Mill</p><p>4 days "
            "a week, straight shifts, £29k + tips. We cook over "
            "wood. Two years in a good kitchen, please.</p>",
        ),
    ),
    (
        "expired",
        _page(
            "Barista",
            '<div role="alert">Heads up! This listing expired 3 weeks '
            "ago.</div><h1>Barista</h1><p>Pull shots, steam milk, smile. £12/h.</p>",
        ),
    ),
    ("expired", _page("Barista", "<h1>Barista</h1><p>We have filled this position.</p>")),
    ("expired", _page("Barista", "<h1>This job is closed</h1><p>Maybe one of these?</p><a>Waiter</a>")),
    (
        "expired",
        _page(
            "Barista [EXPIRED]",
            "<h1>Barista</h1><p>You will pull shots and steam milk for a "
            "queue that knows your name. £12 an hour.</p>",
        ),
    ),
    (
        "expired",
        _page(
            "Barista",
            "<h1>Barista</h1><dl><dt>Status</dt><dd>Closed</dd></dl><p>You will pull "
            "shots and steam milk for a queue that knows your name. £12 an hour.</p>",
        ),
    ),
    (
        "login_wall",
        _page("Barista", "<h1>Barista</h1><p>Want to see more? Sign up for free to unlock this job.</p>"),
    ),
    (
        "login_wall",
        _page(
            "Verrin portal",
            "<h2>Employee login</h2><form><label>Employee "
            "number</label><input><label>PIN</label><input "
            "type=password></form>",
        ),
    ),
    (
        "challenge",
        "<html><head><title>Robot or human?</title></head><body><h1>Robot or "
        "human?</h1><p>Activate and hold the button to confirm that you're human. Thank "
        "you!</p><script></script></body></html>",
    ),
    (
        "script_shell",
        "<html><head><title>Barista</title></head><body><div id=app><div "
        "class=spinner></div></div><script></script></body></html>",
    ),
    (
        "job_list",
        _page(
            "Careers",
            "<h1>Come and work at the Old Mill</h1><h3>Barista</h3><p>Hull, "
            "part-time</p><a>Details</a><h3>Baker</h3><p>Hull, "
            "nights</p><a>Details</a><h3>Shop Manager</h3><p>York</p><a>Details</a>",
        ),
    ),
    (
        "not_a_job",
        _page(
            "Coffee menu",
            "<h1>Coffee</h1><ul><li>Flat white £3.20</li><li>Espresso "
            "£2.40</li></ul><p>Open from seven. You can order ahead.</p>",
        ),
    ),
    (
        "not_a_job",
        _page(
            "The best baristas in Hull",
            "<h1>The best baristas in Hull</h1><p>We drank forty "
            "coffees so that you need not. Tom at the Old Mill "
            "has poured since 2011. Ring ahead on Sundays.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Barista",
            "<h1>Barista</h1><p>Pull shots, steam milk, smile. £12/h, weekends. Drop your CV in.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "We're hiring a barista!",
            "<h1>We’re hiring a barista!</h1><p>Are you the person "
            "who cannot drink bad coffee? Come and see us. 30 hours, "
            "£12.50.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Barista",
            "<h1>Barista</h1><p>The last barista has left for Lisbon, so the position "
            "is open again. You will pull shots for a queue that knows your name, "
            "keep the machine clean, and lock up on Fridays. £12 an hour. The search "
            "has closed twice already without success.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Security Engineer",
            "<h1>Security Engineer</h1><p>You make sure that nobody gets "
            "in. Access denied is your favourite page. Two-factor login, "
            "password resets, session has expired: you own it all. Five "
            "years of experience, £80k.</p>",
        ),
    ),
    (
        "posting",
        _page(
            "Night Porter",
            "<h1>Night Porter</h1><p>Hotel Verrin. Eleven at night to seven. You "
            "let people in, carry bags, and know where the fuses are. £13.20 an "
            "hour, breakfast.</p><h3>Other jobs at Hotel "
            "Verrin</h3><div>Chef</div><div>Waiter</div><div>Cleaner</div>",
        ),
    ),
]

PAGES = [KindPage(f"more, {at}", kind, html) for at, (kind, html) in enumerate(_PAGES, 1)]

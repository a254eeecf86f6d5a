"""Small pages in the shapes in which job sites mark a posting up: what each states, and where."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    """A page and what a person reads on it; "" where the page does not say."""

    name: str
    html: str
    company: str
    role: str
    place: str
    agency: str = ""
    foreign: tuple[str, ...] = ()  # lines that are no part of the posting


def _page(head: str, body: str) -> str:
    return f"<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


def _list(*items: str) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>"


_WE = (
    "<p>We are a small team that likes quiet afternoons and plain words. You will work with people who "
    "have done this for many years and who answer questions gladly.</p>"
)
_DUTIES = _list(
    "Plan the week with the people who do the work",
    "Keep the records in order, and say early when something slips",
    "Find out why a thing broke before it is mended",
)
_NEEDS = _list(
    "Three years of work in a similar trade",
    "You write clearly and listen well",
    "A head for numbers, and patience with people who have none",
)
_TEXT = f"{_WE}<h3>What you will do</h3>{_DUTIES}<h3>What you bring</h3>{_NEEDS}"

SHAPES = [
    Shape(
        "Greenhouse, classic board",
        _page(
            "<title>Job Application for Payments Engineer at Larkspur Pay</title>"
            '<meta property="og:title" content="Payments Engineer">'
            '<meta property="og:description" content="Leeds, England, United Kingdom">',
            '<div id="wrapper"><div id="main"><div id="app_body"><div id="header"><div id="logo">'
            '<img alt="Larkspur Pay Logo" src="/l.png"></div><h1 class="app-title">Payments Engineer</h1>'
            '<span class="company-name">at Larkspur Pay</span><a href="/">View all jobs</a>'
            '<div class="location">Leeds, England, United Kingdom</div></div>'
            f'<div id="content">{_TEXT}</div></div>'
            '<form id="application_form"><h2>Apply for this job</h2><label>First Name</label><input>'
            "<label>Last Name</label><input><label>Email</label><input></form></div></div>",
        ),
        "Larkspur Pay",
        "Payments Engineer",
        "Leeds",
    ),
    Shape(
        "Greenhouse, new board: the company is in the title alone",
        _page(
            "<title>Job Application for Network Planner at Ostler Fibre</title>",
            '<main class="job-post"><a class="logo"><img alt="Company Logo" src="/x.png"></a>'
            '<a href="/b">Back to jobs</a><div class="job__title"><h1 class="section-header">Network '
            "Planner</h1>"
            '<div class="job__location"><div>Hull</div></div></div><button>Apply</button>'
            f'<div class="job__description body">{_TEXT}</div></main>'
            '<footer><p>Powered by</p><img alt="Greenhouse logo"><a>Privacy policy</a></footer>',
        ),
        "Ostler Fibre",
        "Network Planner",
        "Hull",
    ),
    Shape(
        "Lever: company first in the title, the logo has no name",
        _page(
            "<title>Pollen Street Maps - Cartographer</title>"
            '<meta property="og:title" content="Pollen Street Maps - Cartographer">',
            '<div class="page show"><div class="main-header"><a class="main-header-logo">'
            '<img alt="Pollen Street Maps logo"></a></div><div class="section-wrapper page-full-width">'
            '<div class="posting-headline"><h2>Cartographer</h2><div class="posting-categories">'
            '<div class="sort-by-time posting-category medium-category-label location">Bristol /</div>'
            '<div class="posting-category department">Data – Maps /</div>'
            '<div class="posting-category commitment">Full-time /</div>'
            '<div class="posting-category workplaceTypes">Hybrid</div></div></div>'
            f'<div class="section page-centered" data-qa="job-description">{_TEXT}</div></div></div>'
            '<div class="main-footer"><p><a>Pollen Street Maps Home Page</a></p>'
            "<p>Jobs powered by <a>Lever</a></p></div>",
        ),
        "Pollen Street Maps",
        "Cartographer",
        "Bristol",
    ),
    Shape(
        "Ashby: 'Role @ Company', labelled facts in a side panel",
        _page(
            "<title>Firmware Engineer @ Quernstone</title>",
            '<div id="root"><nav class="_nav_1x"><a href="https://quernstone.example"><img '
            'alt="Quernstone"></a></nav>'
            '<h1 class="_title_ud4nd">Firmware Engineer</h1><div class="_left_9x"><div><h2>Location</h2>'
            "<p>Ghent, Belgium</p></div><div><h2>Employment Type</h2><p>Full time</p></div>"
            "<div><h2>Location Type</h2><p>On-site</p></div><div><h2>Department</h2><p>Engineering</p></div>"
            f'</div><div class="_right_9x"><div class="_tabs"><a>Overview</a><a>Application</a></div>{_TEXT}'
            "<button>Apply for this Job</button></div><div>Powered by Ashby</div></div>",
        ),
        "Quernstone",
        "Firmware Engineer",
        "Ghent",
    ),
    Shape(
        "Workday: the title is the role, JSON-LD names a legal entity by number",
        _page(
            "<title>Ward Pharmacist</title>"
            '<script type="application/ld+json">{"@context":"http://schema.org","@type":"JobPosting",'
            '"title":"Ward Pharmacist","hiringOrganization":{"@type":"Organization",'
            '"name":"010 Brackenridge Health System"},"jobLocation":{"@type":"Place","address":'
            '{"@type":"PostalAddress","addressCountry":"United States","addressLocality":"Main Campus - '
            'Dayton"}},'
            '"datePosted":"2026-03-01","description":"short"}</script>',
            '<div data-automation-id="jobPostingPage"><h2 data-automation-id="jobPostingHeader">Ward '
            "Pharmacist"
            '</h2><div data-automation-id="locations"><dl><dt>locations</dt><dd>Dayton, OH</dd></dl></div>'
            "<dl><dt>time type</dt><dd>Full time</dd><dt>posted on</dt><dd>Posted 4 Days Ago</dd>"
            "<dt>job requisition id</dt><dd>R-1029</dd></dl>"
            f'<div data-automation-id="jobPostingDescription">{_TEXT}<p>Brackenridge Health System is a '
            f"group "
            "of four hospitals.</p></div></div>"
            "<h2>Similar Jobs (2)</h2><ul><li><h3>Pharmacy Technician</h3></li><li><h3>Staff Nurse</h3>"
            "</li></ul>",
        ),
        "Brackenridge Health System",
        "Ward Pharmacist",
        "Dayton",
        foreign=("Pharmacy Technician", "Staff Nurse"),
    ),
    Shape(
        "SmartRecruiters: 'Company Role' in the title, the board behind it",
        _page(
            "<title>Tilbury Cold Stores Warehouse Supervisor | SmartRecruiters</title>"
            '<meta property="og:site_name" content="SmartRecruiters">',
            '<main class="jobad-main job"><div class="jobad-header"><a class="header-logo">'
            '<img class="header-logo-image" alt="Tilbury Cold Stores" src="logo.png"></a></div>'
            '<h1 class="job-title">Warehouse Supervisor</h1><ul class="job-details"><li>Grays, UK</li>'
            "<li>Full-time</li></ul>"
            f"<section><h2>Company Description</h2>{_WE}</section><section><h2>Job Description</h2>{_DUTIES}"
            f"</section><section><h2>Qualifications</h2>{_NEEDS}</section></main>",
        ),
        "Tilbury Cold Stores",
        "Warehouse Supervisor",
        "Grays",
    ),
    Shape(
        "Workable: 'Role - Company', powered by the system",
        _page(
            "<title>Pastry Chef - Hearth &amp; Honey</title>"
            '<meta property="og:title" content="Pastry Chef - Hearth &amp; Honey">'
            '<meta property="og:site_name" content="Workable">',
            '<header><a href="/"><span class="sr-only">Careers at</span></a></header><main>'
            '<h1 data-ui="job-title">Pastry Chef</h1><div data-ui="job-location">Cork, Ireland</div>'
            "<div>On-site</div><div>Kitchen</div>"
            f'<section data-ui="job-description"><h2>Description</h2>{_WE}{_DUTIES}</section>'
            f'<section data-ui="job-requirements"><h2>Requirements</h2>{_NEEDS}</section>'
            f'<section data-ui="job-benefits"><h2>Benefits</h2>{_list("Bread to take home")}</section></main>'
            "<footer>Powered by Workable</footer>",
        ),
        "Hearth & Honey",
        "Pastry Chef",
        "Cork",
    ),
    Shape(
        "Teamtailor: 'Already working at X?' below, departments beside",
        _page(
            "<title>Tram Driver - Sundby Spårväg</title>",
            '<header><a href="/"><img alt="Sundby Spårväg" class="logo"></a><a>Start</a><a>Departments'
            "</a></header>"
            "<section><h1>Tram Driver</h1><span>Operations</span><span>·</span><span>Lund</span><span>·"
            "</span>"
            "<span>Hybrid</span></section>"
            f"<div class=prose>{_TEXT}</div>"
            "<section><h2>About Sundby Spårväg</h2><p>Sundby Spårväg runs nine tram lines in two towns "
            "and has "
            "never cancelled the last one of the day.</p></section>"
            "<section><h3>Already working at Sundby Spårväg?</h3><p>Let’s recruit together and find your "
            "next "
            "colleague.</p><a>Log in</a></section><footer>Career site by Teamtailor</footer>",
        ),
        "Sundby Spårväg",
        "Tram Driver",
        "Lund",
    ),
    Shape(
        "Personio: 'Role | Jobs at X', gender mark in the title",
        _page(
            "<title>Glazing Technician (f/m/d) | Jobs at Glaswerk Oker GmbH</title>",
            '<header><img alt="Company logo" src="/logo"></header><main><h1>Glazing Technician (f/m/d)</h1>'
            "<p>Permanent employee, Full-time · Goslar</p>"
            f"<h2>Your mission</h2>{_DUTIES}<h2>Your profile</h2>{_NEEDS}<h2>About us</h2>{_WE}</main>"
            "<footer><a>Imprint</a><a>Privacy policy</a></footer>",
        ),
        "Glaswerk Oker GmbH",
        "Glazing Technician",
        "Goslar",
    ),
    Shape(
        "Recruitee: tabs, the company in the title and og:site_name",
        _page(
            "<title>Bicycle Mechanic - Spoke &amp; Sprocket</title>"
            '<meta property="og:site_name" content="Spoke &amp; Sprocket">',
            "<header><a>Jobs</a></header><h1>Bicycle Mechanic</h1><ul><li>On-site</li><li>Ghent, Belgium</li>"
            "<li>Workshop</li></ul><div role=tablist><button>Job details</button><button>Application form"
            "</button>"
            f"</div><h2>Job description</h2>{_WE}{_DUTIES}<h2>Job requirements</h2>{_NEEDS}"
            "<footer>Hiring with Recruitee</footer>",
        ),
        "Spoke & Sprocket",
        "Bicycle Mechanic",
        "Ghent",
    ),
    Shape(
        "BambooHR: the company in the logo, facts as a list with labels",
        _page(
            "<title>Payroll Clerk - Juniper Ridge Dental</title>",
            '<div class="PageHeader"><img alt="Juniper Ridge Dental" class="company-logo"></div>'
            "<a>Job Openings</a><h2>Payroll Clerk</h2><p>Finance · Boise, Idaho</p>"
            "<aside><div><p>Location</p><p>Boise, Idaho</p></div><div><p>Department</p><p>Finance</p></div>"
            "<div><p>Employment Type</p><p>Full-Time</p></div><div><p>Minimum Experience</p><p>Mid-level"
            "</p></div>"
            f"</aside><div>{_TEXT}</div><p>Powered by BambooHR</p>",
        ),
        "Juniper Ridge Dental",
        "Payroll Clerk",
        "Boise",
    ),
    Shape(
        "iCIMS: 'Role in City, ST | Careers at X'",
        _page(
            "<title>Loan Officer in Tulsa, Oklahoma | Careers at Redbud Federal</title>",
            '<div class="iCIMS_Header"><a>Welcome page</a><a>Returning Candidate? Log back in!</a></div>'
            '<h1 class="iCIMS_Header">Loan Officer</h1><div class="iCIMS_JobHeaderGroup"><dl>'
            "<dt>Job Locations</dt><dd>US-OK-Tulsa</dd><dt>ID</dt><dd>2026-1881</dd><dt>Category</dt>"
            "<dd>Lending</dd><dt>Position Type</dt><dd>Regular Full-Time</dd></dl></div>"
            f'<h2 class="iCIMS_InfoMsg">Overview</h2>{_WE}<h2>Responsibilities</h2>{_DUTIES}'
            f"<h2>Qualifications</h2>{_NEEDS}<h2>Options</h2><a>Apply for this job online</a>"
            "<p>Sorry the Share function is not working properly at this moment.</p>",
        ),
        "Redbud Federal",
        "Loan Officer",
        "Tulsa",
    ),
    Shape(
        "Taleo: tables, labels in bold, the company in the description alone",
        _page(
            "<title>Job Description - Signal Maintainer (2600031)</title>",
            "<table><tr><td>Job Search</td><td>My Jobpage</td></tr></table>"
            '<table><tr><td><h1 class="no-change-header-inline">Signal Maintainer</h1>-<span>2600031'
            "</span></td></tr>"
            f"<tr><td><b>Description</b></td></tr><tr><td><p>At Harrow Vale Transit, we keep the trains "
            f"apart. "
            f"Harrow Vale Transit has 210 miles of track.</p>{_WE}{_DUTIES}</td></tr>"
            f"<tr><td><b>Qualifications</b></td></tr><tr><td>{_NEEDS}</td></tr>"
            "<tr><td><b>Primary Location</b>: Harrow Vale</td></tr><tr><td><b>Job</b>: Maintenance</td></tr>"
            "<tr><td><b>Organization</b>: Signals North</td></tr><tr><td><b>Schedule</b>: Full-time</td></tr>"
            "</table>",
        ),
        "Harrow Vale Transit",
        "Signal Maintainer",
        "Harrow Vale",
    ),
    Shape(
        "SuccessFactors: 'Role Job Details | Company', date and place in one line",
        _page(
            "<title>Process Chemist Job Details | Orlestone Chemicals</title>"
            '<meta property="og:title" content="Process Chemist">',
            '<div class="header"><a><img alt="Orlestone Chemicals logo" src="/logo.png"></a></div>'
            '<div class="jobDisplay"><h1><span itemprop="title">Process Chemist</span></h1>'
            "<p>Date: 3 Mar 2026</p><p>Location: Antwerp, BE, 2000</p><p>Company: Orlestone Chemicals NV</p>"
            f'<span class="jobdescription">{_TEXT}</span>'
            "<p>Job Segment: Chemical Engineer, Process Engineer, Chemistry, Engineering, Science</p></div>",
        ),
        "Orlestone Chemicals",
        "Process Chemist",
        "Antwerp",
        foreign=("Job Segment: Chemical Engineer",),
    ),
    Shape(
        "LinkedIn guest page: 'X hiring Role in Town, Region, Country | LinkedIn'",
        _page(
            "<title>Wicker &amp; Wren hiring Basket Buyer in Norwich, England, United Kingdom | LinkedIn"
            "</title>",
            '<header><a>LinkedIn</a><a>Join now</a><a>Sign in</a></header><section class="top-card-layout">'
            '<h1 class="top-card-layout__title topcard__title">Basket Buyer</h1><h4>'
            '<span class="topcard__flavor"><a class="topcard__org-name-link">Wicker &amp; Wren</a></span>'
            '<span class="topcard__flavor topcard__flavor--bullet">Norwich, England, United Kingdom'
            "</span></h4>"
            '<span class="posted-time-ago__text">2 weeks ago</span><figcaption>43 applicants</figcaption>'
            "</section>"
            f'<div class="show-more-less-html__markup">{_TEXT}</div><button>Show more</button>'
            '<ul class="description__job-criteria-list"><li><h3>Seniority level</h3><span>Associate'
            "</span></li>"
            "<li><h3>Employment type</h3><span>Full-time</span></li><li><h3>Industries</h3><span>Retail"
            "</span></li></ul>"
            '<section class="similar-jobs"><h2>Similar jobs</h2><ul>'
            "<li><a>Fruit Buyer</a><h3>Fruit Buyer</h3><h4>Orchard Lane Foods</h4><span>Norwich</span></li>"
            "<li><a>Wine Buyer</a><h3>Wine Buyer</h3><h4>Cellar Row</h4><span>Ipswich</span></li>"
            "<li><a>Toy Buyer</a><h3>Toy Buyer</h3><h4>Tin Soldier</h4><span>Ely</span></li></ul></section>"
            "<footer>LinkedIn © 2026</footer>",
        ),
        "Wicker & Wren",
        "Basket Buyer",
        "Norwich",
        foreign=("Fruit Buyer", "Orchard Lane Foods", "Cellar Row", "43 applicants"),
    ),
    Shape(
        "Indeed: the company in an attribute, the town with a post code",
        _page(
            "<title>Care Assistant - Derby DE1 - Indeed.com</title>",
            '<div class="jobsearch-JobInfoHeader"><h1 class="jobsearch-JobInfoHeader-title"><span>Care '
            "Assistant"
            '<span> - job post</span></span></h1><div data-testid="inlineHeader-companyName" '
            'data-company-name="true"><span><a>Maple House Care</a></span></div><div>3.4</div>'
            '<div data-testid="inlineHeader-companyLocation"><div>Derby DE1</div></div>'
            '<div id="salaryInfoAndJobType"><span>£12.60 an hour</span><span> - Part-time</span></div></div>'
            f'<h2>Full job description</h2><div id="jobDescriptionText">{_TEXT}</div>'
            "<footer>© 2026 Indeed <a>Jobs</a><a>Browse companies</a></footer>",
        ),
        "Maple House Care",
        "Care Assistant",
        "Derby",
    ),
    Shape(
        "government portal: agency and department as labelled facts",
        _page(
            "<title>Park Ranger - USAJOBS - Job Announcement</title>",
            "<header><a>USAJOBS</a><a>Search</a></header><h1>Park Ranger</h1><h2 "
            'class="department">Department of '
            "Rivers and Meadows</h2><h3>Bureau of Wet Places</h3><h4>Otter Lake Refuge</h4>"
            f"<h2>Summary</h2>{_WE}<h2>Overview</h2><dl><dt>Open &amp; closing dates</dt><dd>03/01/2026 to "
            "03/15/2026</dd><dt>Salary</dt><dd>$42,000 - $55,000 per year</dd><dt>Location</dt>"
            f"<dd>Otter Lake, MN</dd></dl><h2>Duties</h2>{_DUTIES}<h2>Requirements</h2>{_NEEDS}"
            "<p>The Bureau of Wet Places is part of the Department of Rivers and Meadows.</p>"
            "<footer>USAJOBS is a site of the Office of Personnel</footer>",
        ),
        "Bureau of Wet Places",
        "Park Ranger",
        "Otter Lake",
    ),
    Shape(
        "civil service portal: the department above the title",
        _page(
            "<title>Tide Gauge Officer - Civil Service Jobs - GOV.UK</title>",
            '<div class="govuk-header">GOV.UK</div><div class="vac_display_panel"><h1>Tide Gauge Officer</h1>'
            "<h2>Coastal Survey Office</h2><p>Apply before 11:55 pm on Sunday 5th April 2026</p>"
            f"<h3>Location</h3><p>Southampton</p><h3>About the job</h3><h4>Job summary</h4>{_WE}"
            f"<h4>Job description</h4>{_DUTIES}<h4>Person specification</h4>{_NEEDS}"
            "<p>The Coastal Survey Office is an executive agency.</p></div>",
        ),
        "Coastal Survey Office",
        "Tide Gauge Officer",
        "Southampton",
    ),
    Shape(
        "hand-made page: centred headings, an address at the foot",
        _page(
            "<title>Help wanted</title>",
            "<center><h1>Help wanted: Boat Varnisher</h1></center><p>Trevose Boatyard needs a boat "
            "varnisher from "
            "April. We keep forty wooden boats dry and shiny.</p><p>You should know the difference between "
            f"spar varnish and yacht enamel.</p>{_list('Sand and varnish', 'Keep the shed swept')}"
            "<p>Pay is £14 an hour.</p><p>Write to Jan at <a href='mailto:jan@trevoseboatyard.example'>"
            "jan@trevoseboatyard.example</a> or come by: Trevose Boatyard, Quay Street, Padstow.</p>",
        ),
        "Trevose Boatyard",
        "Boat Varnisher",
        "Padstow",
    ),
    Shape(
        "WordPress: 'Role – Company', a blog beside",
        _page(
            "<title>Beekeeper &#8211; Heathland Honey</title>"
            '<meta property="og:site_name" content="Heathland Honey">'
            '<meta property="article:published_time" content="2026-03-01">',
            '<header><p class="site-title"><a>Heathland Honey</a></p><nav><a>Shop</a><a>Jobs</a></nav>'
            "</header>"
            '<article class="post"><h1 class="entry-title">Beekeeper</h1><p class="entry-meta">Posted on '
            "1 March "
            f'2026 by admin</p><div class="entry-content">{_TEXT}<p>You will work at our site in '
            f"Thetford.</p>"
            '</div></article><aside class="widget-area"><h2>Recent Posts</h2><ul><li><a>Swarm season</a></li>'
            "<li><a>How to read a frame</a></li><li><a>Queen rearing</a></li></ul></aside>"
            "<footer>© 2026 Heathland Honey. Proudly powered by WordPress</footer>",
        ),
        "Heathland Honey",
        "Beekeeper",
        "Thetford",
        foreign=("Swarm season", "How to read a frame", "Proudly powered by WordPress"),
    ),
    Shape(
        "a board: the town and the company behind the role, the board last",
        _page(
            "<title>Forklift Driver job in Goole with Aire Timber | Reed.co.uk</title>",
            "<header><a>Reed</a></header><nav class=breadcrumb><a>Home</a><a>Logistics jobs</a>"
            "<a>Forklift Driver"
            "</a></nav><h1>Forklift Driver</h1><div>Posted 3 March by <a>Aire Timber</a></div>"
            "<ul><li>£25,000 per annum</li><li>Goole , East Riding</li><li>Permanent, full-time</li></ul>"
            f'<div itemprop="description">{_TEXT}</div><h2>Similar jobs</h2><div><a>Lorry Driver</a>'
            f"<p>Humber Freight"
            "</p></div><div><a>Picker</a><p>Selby Foods</p></div><div><a>Loader</a><p>York Depot</p></div>",
        ),
        "Aire Timber",
        "Forklift Driver",
        "Goole",
        foreign=("Humber Freight", "Selby Foods"),
    ),
    Shape(
        "an agency without its client's name",
        _page(
            "<title>Financial Controller | Ridgeway Search</title>",
            '<header><img alt="Ridgeway Search logo"></header><h1>Financial Controller</h1><p>Reading · '
            "£70,000</p>"
            "<p>Our client, a maker of lifts, is growing fast and needs a financial controller. Ridgeway "
            "Search "
            f"has been retained to find the right person.</p>{_TEXT}<p>Ridgeway Search is acting as an "
            f"employment "
            "agency in relation to this vacancy.</p>",
        ),
        "",
        "Financial Controller",
        "Reading",
        agency="Ridgeway Search",
    ),
    Shape(
        "an agency that hires for itself",
        _page(
            "<title>Recruitment Consultant - Ridgeway Search</title>",
            '<header><img alt="Ridgeway Search logo"></header><h1>Recruitment Consultant</h1><p>Reading</p>'
            "<p>Ridgeway Search is growing, and we are looking for a recruitment consultant to join our "
            "own team "
            f"in Reading. You will speak with our clients every day.</p>{_TEXT}",
        ),
        "Ridgeway Search",
        "Recruitment Consultant",
        "Reading",
    ),
    Shape(
        "a board's JSON-LD names the board as the organisation",
        _page(
            "<title>Store Manager | Jobtrain</title>"
            '<meta property="og:site_name" content="Jobtrain">'
            '<script type="application/ld+json">{"@type":"JobPosting","title":"Store Manager",'
            '"hiringOrganization":{"@type":"Organization","name":"Jobtrain"},'
            '"jobLocation":{"address":"Kendal, Cumbria"}}</script>',
            "<h1>Store Manager</h1><p>Fellside Grocers, Kendal</p>"
            f"<p>Fellside Grocers is looking for a store manager. At Fellside Grocers, we sell what "
            f"grows near "
            f"by.</p>{_TEXT}<h3>About Fellside Grocers</h3><p>Fellside Grocers has nine shops.</p>",
        ),
        "Fellside Grocers",
        "Store Manager",
        "Kendal",
    ),
    Shape(
        "JSON-LD that no strict reader takes: comment, trailing comma, single organisation as text",
        _page(
            "<title>Jobs</title>"
            '<script type="application/ld+json">/* posting */ {"@type": ["JobPosting"], "title": '
            '"Lock Keeper",\n'
            '"hiringOrganization": "Canal &amp; Quay Trust", // the trust\n'
            '"jobLocation": [{"@type":"Place","address":{"addressLocality":"Devizes",'
            '"addressRegion":"Wiltshire",}}],'
            "}</script>",
            f"<h1>Lock Keeper</h1>{_TEXT}",
        ),
        "Canal & Quay Trust",
        "Lock Keeper",
        "Devizes",
    ),
    Shape(
        "remote board: the company above the role, remote with a region",
        _page(
            "<title>Bluefin Docs is hiring a Remote Support Engineer</title>",
            '<nav><a>We Work Remotely</a></nav><div class="listing-header"><h3>Bluefin Docs</h3>'
            "<h1>Support Engineer</h1><span>Remote (UK)</span><span>Full-time</span></div>"
            f'<div class="listing-container">{_TEXT}</div>',
        ),
        "Bluefin Docs",
        "Support Engineer",
        "Remote (UK)",
    ),
    Shape(
        "university: a table of two columns",
        _page(
            "<title>Vacancies : Human Resources : University of Marden</title>",
            "<h1>University of Marden</h1><table><tr><th>Job title</th><td>Research Technician (Soils)"
            "</td></tr>"
            "<tr><th>Department</th><td>Geography</td></tr><tr><th>Location</th><td>Marden campus</td></tr>"
            "<tr><th>Salary</th><td>£28,000</td></tr></table>"
            f"<p>The University of Marden is looking for a technician.</p>{_TEXT}",
        ),
        "University of Marden",
        "Research Technician (Soils)",
        "Marden",
    ),
    Shape(
        "single word company in lower case, said by the address alone",
        _page(
            "<title>Brand Designer – mellow.</title>"
            '<link rel="canonical" href="https://careers.mellow.example/jobs/brand-designer">',
            f"<h1>Brand Designer</h1><p>Remote · Europe</p><p>At mellow, we make lamps that dim "
            f"themselves.</p>{_TEXT}"
            "<p>Apply at jobs@mellow.example</p>",
        ),
        "mellow",
        "Brand Designer",
        "Remote",
    ),
    Shape(
        "no company anywhere: none is named",
        _page(
            '<title>Night Porter | HotelJobs</title><meta property="og:site_name" content="HotelJobs">',
            f"<header><a>HotelJobs</a></header><h1>Night Porter</h1><p>Whitby</p><p>Confidential employer"
            f"</p>{_TEXT}"
            "<footer>© HotelJobs</footer>",
        ),
        "",
        "Night Porter",
        "Whitby",
    ),
    Shape(
        "the company above the role in one header, parted by a line break",
        _page(
            "<title>Vacancies</title>",
            "<main><h1>Drystone Waller<br><small>Calder Walls</small></h1><p>Hebden Bridge, West "
            "Yorkshire</p>"
            f"{_TEXT}<p>Calder Walls builds two miles of wall a year.</p></main>",
        ),
        "Calder Walls",
        "Drystone Waller",
        "Hebden Bridge",
    ),
    Shape(
        "the first heading is the company, the second the role",
        _page(
            "<title>Northmoor Dairy - Vacancies</title>",
            "<h1>Northmoor Dairy</h1><ul><li>Milk</li><li>Cheese</li><li>Visit us</li></ul><h2>Cheese "
            "Turner</h2>"
            f"<p>Where: Settle</p><p>Hours: 39 a week</p>{_TEXT}<p>Northmoor Dairy, Mill Lane, Settle "
            f"BD24 0AA</p>",
        ),
        "Northmoor Dairy",
        "Cheese Turner",
        "Settle",
    ),
    Shape(
        "'Acme | Careers | Role' as title",
        _page(
            "<title>Tideline Instruments | Careers | Oceanographic Technician</title>",
            f"<header>Tideline Instruments</header><h1>Oceanographic Technician</h1><div>Location: Oban"
            f"</div>{_TEXT}",
        ),
        "Tideline Instruments",
        "Oceanographic Technician",
        "Oban",
    ),
    Shape(
        "a German board, English text: 'Role (m/w/d) bei Company in Town'",
        _page(
            "<title>Process Engineer (m/w/d) bei Feinblech Adler GmbH in Chemnitz - Jobkiste</title>"
            '<meta property="og:site_name" content="Jobkiste">',
            '<header><img alt="Jobkiste"></header><h1>Process Engineer (m/w/d)</h1><a '
            'href="/c/1">Feinblech Adler GmbH</a>'
            f"<span>Chemnitz</span>{_TEXT}<h2>Ähnliche Jobs</h2><ul><li><a>Schweißer (m/w/d)</a> "
            f"Stahlbau Nord</li>"
            "<li><a>Dreher (m/w/d)</a> Drehwerk</li><li><a>Lackierer</a> Farben Kurz</li></ul>",
        ),
        "Feinblech Adler GmbH",
        "Process Engineer",
        "Chemnitz",
        foreign=("Stahlbau Nord", "Drehwerk"),
    ),
    Shape(
        "'X is hiring: Role' in og:title alone",
        _page(
            '<title>Open role</title><meta property="og:title" content="Lantern &amp; Loom is hiring: '
            'Textile Conservator">',
            f"<h1>Textile Conservator</h1><p>Based in Bath</p>{_TEXT}",
        ),
        "Lantern & Loom",
        "Textile Conservator",
        "Bath",
    ),
    Shape(
        "a box about the employer beside the text",
        _page(
            "<title>Ferry Mate | Quaynote Jobs</title>",
            f'<header><a>Quaynote Jobs</a></header><h1>Ferry Mate</h1><div class="cols"><article>{_TEXT}'
            f"</article>"
            '<aside class="employer-box"><h3>About the employer</h3><p class="employer-name">Sound of '
            "Sleat Ferries</p>"
            "<p>112 employees</p><p>Mallaig</p><a>View all 4 jobs from Sound of Sleat Ferries</a></aside>"
            "</div>"
            "<footer>© 2026 Quaynote Jobs</footer>",
        ),
        "Sound of Sleat Ferries",
        "Ferry Mate",
        "Mallaig",
    ),
    Shape(
        "an employer who keeps confidential in the data",
        _page(
            "<title>Operations Director | Ledgerline</title>"
            '<meta property="og:site_name" content="Ledgerline">'
            '<script type="application/ld+json">{"@type":"JobPosting","title":"Operations Director",'
            '"hiringOrganization":{"@type":"Organization","name":"Confidential"},'
            '"jobLocation":{"address":{"addressLocality":"Derby"}}}</script>',
            f"<header>Ledgerline</header><h1>Operations Director</h1><p>Confidential · Derby</p>{_TEXT}",
        ),
        "",
        "Operations Director",
        "Derby",
    ),
    Shape(
        "capitals in the logo and title, ordinary letters in the text",
        _page(
            "<title>NORTHWIND | Glider Mechanic</title>",
            f'<header><img class="logo" alt="NORTHWIND"></header><h1>GLIDER MECHANIC</h1><p>LASHAM</p>{_TEXT}'
            "<p>Northwind keeps ninety gliders in the air. Northwind is owned by the people who work "
            "here.</p>",
        ),
        "Northwind",
        "Glider Mechanic",
        "Lasham",
    ),
    Shape(
        "a company named after its town",
        _page(
            "<title>Brewer - Bath Ales</title><meta property='og:site_name' content='Bath Ales'>",
            f"<h1>Brewer</h1><p>Warmley, Bristol</p><p>Bath Ales brews nine beers in Warmley.</p>{_TEXT}",
        ),
        "Bath Ales",
        "Brewer",
        "Warmley",
    ),
    Shape(
        "a practice that is a person's name",
        _page(
            "<title>Dental Nurse vacancy</title>",
            "<header><h2>Dr Miriam Falk Dental Practice</h2><p>Tel 01632 555 0199</p></header><h1>Dental "
            "Nurse</h1>"
            f"{_TEXT}<p>Please send your CV to practice@falkdental.example.</p><footer>Dr Miriam Falk "
            f"Dental Practice, "
            "12 High Street, Lewes BN7 1AA</footer>",
        ),
        "Dr Miriam Falk Dental Practice",
        "Dental Nurse",
        "Lewes",
    ),
    Shape(
        "microdata in meta tags, the board all around",
        _page(
            "<title>Loom Tuner in Galashiels | Trade Winds Jobs</title>",
            '<div itemscope itemtype="http://schema.org/JobPosting"><h1 itemprop="title">Loom Tuner</h1>'
            '<div itemprop="hiringOrganization" itemscope itemtype="http://schema.org/Organization">'
            '<meta itemprop="name" content="Ettrick Mill"></div><div itemprop="jobLocation" itemscope>'
            '<meta itemprop="addressLocality" content="Galashiels"></div>'
            f'<div itemprop="description">{_TEXT}</div></div>',
        ),
        "Ettrick Mill",
        "Loom Tuner",
        "Galashiels",
    ),
    Shape(
        "a start-up's page that says 'we' and its name once, in a sentence's middle",
        _page(
            "<title>Founding Engineer</title>",
            "<h1>Founding Engineer</h1><p>Berlin or remote</p><p>Most museums do not know what they own. "
            f"With Cabinetry, a registrar finds an object in seconds.</p>{_TEXT}<p>Say hello at "
            '<a href="mailto:team@cabinetry.example">team@cabinetry.example</a></p>',
        ),
        "Cabinetry",
        "Founding Engineer",
        "Berlin",
    ),
    Shape(
        "customers and partners louder than the company",
        _page(
            "<title>Implementation Consultant – Ropewalk Software</title>",
            f"<header><img alt='Ropewalk Software logo'></header><h1>Implementation Consultant</h1>"
            f"<p>Dundee</p>{_TEXT}"
            "<p>You will work with Harbour Bank, Harbour Bank’s suppliers and Glenfoot Insurance.</p>"
            "<h2>Trusted by</h2><div><img alt='Harbour Bank logo'><img alt='Glenfoot Insurance logo'>"
            "<img alt='City of Perth logo'></div>",
        ),
        "Ropewalk Software",
        "Implementation Consultant",
        "Dundee",
    ),
    Shape(
        "a post on a network, text only, names with signs",
        _page(
            "<title>Post | Circlework</title><meta property='og:site_name' content='Circlework'>",
            "<article><h2>Ada Brink</h2><p>We’re hiring! 🎉</p><p>Care+Kin is looking for a Home Care "
            "Scheduler in "
            f"Leicester.</p>{_TEXT}<p>#hiring #care</p></article><aside><h3>People also viewed</h3>"
            f"<p>Jon Reed</p></aside>",
        ),
        "Care+Kin",
        "Home Care Scheduler",
        "Leicester",
    ),
    Shape(
        "a hotel that belongs to a group",
        _page(
            "<title>Sous Chef - The Wharf Hotel | Halcyon Hotels Careers</title>"
            "<meta property='og:site_name' content='Halcyon Hotels Careers'>",
            "<header><img alt='Halcyon Hotels'></header><h1>Sous Chef</h1><dl><dt>Hotel</dt><dd>The "
            "Wharf Hotel</dd>"
            "<dt>Company</dt><dd>Halcyon Hotels</dd><dt>Location</dt><dd>Falmouth</dd></dl>"
            f"{_TEXT}<p>Halcyon Hotels runs eleven houses by the sea.</p>",
        ),
        "Halcyon Hotels",
        "Sous Chef",
        "Falmouth",
    ),
    Shape(
        "several towns: the first is taken",
        _page(
            "<title>Field Service Engineer | Kestrel Lifts</title>",
            f"<h1>Field Service Engineer</h1><p>Locations: Preston; Lancaster; Kendal</p>{_TEXT}"
            "<h3>Why Kestrel Lifts?</h3><p>Because nobody likes stairs.</p>",
        ),
        "Kestrel Lifts",
        "Field Service Engineer",
        "Preston",
    ),
    Shape(
        "a school's page: the school in the address and the footer",
        _page(
            "<title>Current vacancies | St Wilfrid's Primary School</title>",
            "<h1>Current vacancies</h1><h2>Teaching Assistant (Key Stage 1)</h2><p>Start: September</p>"
            f"{_TEXT}<p>St Wilfrid's Primary School, Church Lane, Ripon HG4 1XX</p>",
        ),
        "St Wilfrid's Primary School",
        "Teaching Assistant (Key Stage 1)",
        "Ripon",
    ),
    Shape(
        "JSON-LD in a graph, several organisations in it",
        _page(
            "<title>Tram Planner</title>"
            '<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":'
            '"Metro Careers Hub"},{"@id":"#org","@type":"Organization","name":"Lower Vale '
            'Tramways"},{"@type":'
            '"JobPosting","title":"Tram '
            'Planner","hiringOrganization":{"@id":"#org"},"jobLocation":{"@type":"Place",'
            '"address":{"addressLocality":"Vale Cross","addressCountry":"GB"}}}]}</script>',
            f"<h1>Tram Planner</h1>{_TEXT}",
        ),
        "Lower Vale Tramways",
        "Tram Planner",
        "Vale Cross",
    ),
    Shape(
        "a shared-services entity in the data, the health system in the text",
        _page(
            '<title>Clinical Coder</title><meta property="og:site_name" content="Careers"><script '
            'type="application/ld+json">{"@type":"JobPosting","title":"Clinical '
            'Coder","hiringOrganization":{"@type":"Organization","name":"MRH Shared Services, '
            'LLC"},"jobLocation":{"address":{"addressLocality":"Tulsa"}}}</script>',
            f"<h2>Clinical Coder</h2><p>Location</p><p>Tulsa, OK</p><p>At Meadow Ridge Health, we look "
            f"after each other. Meadow Ridge Health has six hospitals.</p>{_TEXT}<h3>About Meadow Ridge "
            f"Health</h3><p>Founded in 1921.</p>",
        ),
        "Meadow Ridge Health",
        "Clinical Coder",
        "Tulsa",
    ),
    Shape(
        "a network's page on which an agency posts",
        _page(
            "<title>Talentbridge Partners hiring Plant Manager in Gent, Flemish Region, Belgium | "
            "LinkedIn</title>",
            f'<h1>Plant Manager</h1><h4><a class="topcard__org-name-link">Talentbridge Partners</a>'
            f"<span>Gent, Flemish Region, Belgium</span></h4><p>For our client, a family-owned maker of "
            f"paints, we are looking for a Plant Manager.</p>{_TEXT}",
        ),
        "",
        "Plant Manager",
        "Gent",
        "Talentbridge Partners",
    ),
    Shape(
        "an aggregator: the company below the role, 'via' the board",
        _page(
            "<title>Arborist - Canopy Tree Care - Hexham - Jobberly</title><meta "
            'property="og:site_name" content="Jobberly">',
            f"<header><a>Jobberly</a></header><h1>Arborist</h1><div>Canopy Tree Care</div><div>Hexham, "
            f"Northumberland</div><div>via Jobberly · 3 days ago</div>{_TEXT}",
        ),
        "Canopy Tree Care",
        "Arborist",
        "Hexham",
    ),
    Shape(
        "a consultancy that visits its clients",
        _page(
            "<title>Java Consultant | Brightkeel</title>",
            f'<header><img alt="Brightkeel"></header><h1>Java Consultant</h1><p>Brightkeel is a '
            f"consultancy of 80 people in Utrecht. You will visit our client sites twice a week and "
            f"help our clients to ship.</p>{_TEXT}",
        ),
        "Brightkeel",
        "Java Consultant",
        "Utrecht",
    ),
    Shape(
        "a role with a slash and a field in brackets",
        _page(
            "<title>Sales Engineer / Account Manager (Marine) - Keelson Pumps</title>",
            f"<h1>Sales Engineer / Account Manager (Marine)</h1><p>Bremerhaven, Germany</p>{_TEXT}"
            f"<p>Keelson Pumps sells pumps to people at sea.</p>",
        ),
        "Keelson Pumps",
        "Sales Engineer / Account Manager (Marine)",
        "Bremerhaven",
    ),
    Shape(
        "'Join us as a ...' as heading",
        _page(
            "<title>Volunteer Coordinator :: The Night Kitchen</title>",
            f"<h1>Join us as a Volunteer Coordinator</h1><p>The Night Kitchen serves 300 hot meals a "
            f"night in Leeds.</p>{_TEXT}<footer>The Night Kitchen is a registered charity.</footer>",
        ),
        "The Night Kitchen",
        "Volunteer Coordinator",
        "Leeds",
    ),
    Shape(
        "labels of a public body in a table",
        _page(
            "<title>Museum of Salt: vacancy</title>",
            f"<table><tr><td>Vacancy</td><td>Paper Conservator</td></tr><tr><td>Institution</td>"
            f"<td>Museum of Salt</td></tr><tr><td>Where</td><td>Northwich</td></tr></table>{_TEXT}",
        ),
        "Museum of Salt",
        "Paper Conservator",
        "Northwich",
    ),
    Shape(
        "rivals and backers named, the company in a logo and a comparison",
        _page(
            '<title>Growth Lead</title><link rel="canonical" href="https://jobs.lever.co/parsnip/123">',
            f'<img alt="Parsnip logo"><h2>Growth Lead</h2><div class="location">London</div><p>Unlike '
            f"Basketly or Cartwheel, Parsnip delivers vegetables that look odd.</p>{_TEXT}<p>Our "
            f"backers include Harbour Ventures and Northstar Capital.</p>",
        ),
        "Parsnip",
        "Growth Lead",
        "London",
    ),
    Shape(
        "an employer's label with an address of three parts",
        _page(
            "<title>Job Advert: Staff Nurse</title>",
            f"<h1>Staff Nurse - Ward 7</h1><p>Employer: Eastmere Hospitals NHS Foundation Trust</p>"
            f"<p>Department: Surgery</p><p>Location: Eastmere General, Quay Road, Eastmere</p>{_TEXT}",
        ),
        "Eastmere Hospitals NHS Foundation Trust",
        "Staff Nurse - Ward 7",
        "Eastmere",
    ),
    Shape(
        "a brand of two common words in small letters",
        _page(
            "<title>Barista @ common ground</title>",
            f'<header><a href="/"><img alt="common ground"></a></header><h1>barista</h1><p>Cardiff</p>'
            f"<p>at common ground we roast on Mondays.</p>{_TEXT}<p>hello@commonground.example</p>",
        ),
        "common ground",
        "barista",
        "Cardiff",
    ),
]

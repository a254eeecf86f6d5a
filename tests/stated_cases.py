"""Small pages about how company, role and place are stated: headlines, labels, prose, data for machines."""

from __future__ import annotations

from dataclasses import dataclass

_TEXT = """<p>We are a small team that likes quiet afternoons and plain words. You will work with people who have
done this for many years and who answer questions gladly.</p><h3>What you will do</h3><ul><li>Plan the week
with the people who do the work</li><li>Keep the records in order, and say early when something slips</li>
<li>Find out why a thing broke before it is mended</li></ul><h3>What you bring</h3><ul><li>Three years of work
in a similar trade</li><li>You write clearly and listen well</li><li>A head for numbers, and patience with
people who have none</li></ul>"""


@dataclass(frozen=True)
class Case:
    """A page and what a person reads on it; "" where the page does not say, None where it is not asked."""

    name: str
    title: str  # of the page
    top: str  # what stands above the description, as HTML
    company: str | None
    role: str
    place: str | None
    said: str = ""  # the description's first paragraphs, as HTML
    head: str = ""  # more of the page's head
    foot: str = ""
    agency: str | None = None

    @property
    def html(self) -> str:
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{self.title}</title>{self.head}'
            f"</head><body>{self.top}<div>{self.said}{_TEXT}</div>{self.foot}</body></html>"
        )


def _ld(title: str, company: str, town: str) -> str:
    return (
        '<script type="application/ld+json">{"@context":"https://schema.org","@type":"JobPosting",'
        f'"title":"{title}","hiringOrganization":{{"@type":"Organization","name":"{company}"}},'
        f'"jobLocation":{{"@type":"Place","address":{{"addressLocality":"{town}"}}}}}}</script>'
    )


HEADLINES = [
    # numbers in front and behind
    Case("Workday number in front", "R-204417 Senior Tax Analyst", "<h2>R-204417 Senior Tax Analyst</h2>"
         "<dl><dt>locations</dt><dd>Boise, ID</dd></dl>", "Mistral Foods", "Senior Tax Analyst", "Boise",
         "<p>At Mistral Foods, we have been milling oats since 1904.</p>"),
    Case("JR number in front, sign between", "JR0012877 | Line Cook", "<h1>JR0012877 | Line Cook</h1>"
         "<div>Tulsa, OK</div>", "", "Line Cook", "Tulsa"),
    Case("number in brackets in front", "[REQ-4417] Data Steward - Careers", "<h1>[REQ-4417] Data Steward</h1>"
         "<p>Location: Lyon</p>", None, "Data Steward", "Lyon"),
    Case("job number as label in front", "Job 33871: Forklift Operator", "<h1>Job 33871: Forklift Operator</h1>"
         "<p>Location: Elkhart, Indiana</p>", None, "Forklift Operator", "Elkhart"),
    Case("vacancy number and colon", "Vacancy #118: Parish Clerk", "<h1>Vacancy #118: Parish Clerk</h1>"
         "<p>Location: Thirsk</p>", None, "Parish Clerk", "Thirsk"),
    Case("bare year number in front", "2025-0183 Research Technician", "<h1>2025-0183 Research Technician</h1>"
         "<p>Location: Uppsala</p>", None, "Research Technician", "Uppsala"),
    Case("hash number in front", "#5521 – Welder | Hartwell Fabrications",
         "<h1>#5521 – Welder</h1><p>Hartwell Fabrications · Selby</p>", "Hartwell Fabrications", "Welder", "Selby"),
    Case("number behind a dash", "Bus Mechanic - 26000418 | Tarrant Transit",
         "<h1>Bus Mechanic - 26000418</h1><p>Location: Tarrant</p>", "Tarrant Transit", "Bus Mechanic", "Tarrant"),
    Case("reference, then the post", "Ref: KHA/22/07 Income Officer", "<h1>Ref: KHA/22/07 Income Officer</h1>"
         "<p>Location: Gosforth</p>", None, "Income Officer", "Gosforth"),
    Case("requisition behind a sign", "Lead Statistician | Req ID 90012", "<h1>Req ID 90012 | Lead Statistician"
         "</h1><p>Location: Reston, VA</p>", None, "Lead Statistician", "Reston"),
    # terms behind
    Case("capitals, shift and bonus", "DIESEL MECHANIC - 3RD SHIFT - $5,000 SIGN ON BONUS in Macon, Georgia | Careers at Ostler Freight",
         "<table><tr><th>Job Title:</th><td>DIESEL MECHANIC - 3RD SHIFT - $5,000 SIGN ON BONUS</td></tr>"
         "<tr><th>Location</th><td>US-GA-Macon</td></tr></table>", "Ostler Freight", "Diesel Mechanic", "Macon"),
    Case("capitals, ward and nights", "REGISTERED NURSE - ONCOLOGY - DAYS - $8K SIGN-ON | Saint Alder Health",
         "<h1>REGISTERED NURSE - ONCOLOGY - DAYS - $8K SIGN-ON</h1><p>Location: Duluth, MN</p>", "Saint Alder Health",
         "Registered Nurse - Oncology", "Duluth"),
    Case("days and nights, pay up to", "Production Planner - Days & Nights - up to £41,000 job in Corby - Workgrange.example",
         "<h1>Production Planner - Days &amp; Nights - up to £41,000</h1><p>Posted by <a>Ferrow Castings</a></p>"
         "<p>Location: Corby</p>", None, "Production Planner", "Corby"),
    Case("a region in brackets", "Area Sales Manager (South West)", "<h1>Area Sales Manager (South West)</h1>"
         "<p>Larch Windows</p><p>Location: Taunton</p>", "Larch Windows", "Area Sales Manager", "Taunton"),
    Case("cover behind a dash", "Music Teacher - Maternity Cover", "<h1>Music Teacher - Maternity Cover</h1>"
         "<p>Employer: Penrow School</p><p>Location: Truro</p>", "Penrow School", "Music Teacher", "Truro"),
    Case("a level behind a comma", "Machine Learning Engineer, Level 3 - Careers",
         "<h1>Machine Learning Engineer, Level 3</h1><p>Location: Austin, TX</p>", None,
         "Machine Learning Engineer, Level 3", "Austin"),
    Case("level as a numeral", "Network Engineer III, Edge", "<h1>Network Engineer III, Edge</h1>"
         "<p>Location: Delft</p>", None, "Network Engineer III, Edge", "Delft"),
    Case("dates and start", "Chemistry Teacher - Required September 2026", "<h1>Chemistry Teacher - Required "
         "September 2026</h1><p>School: Halden Academy</p><p>Location: Wells</p>", "Halden Academy",
         "Chemistry Teacher", "Wells"),
    Case("earnings and start", "Van Driver - Immediate start - Earn up to £700 per week",
         "<h1>Van Driver - Immediate start - Earn up to £700 per week</h1><p>Company: Quickley Parcels</p>"
         "<p>Location: Luton</p>", "Quickley Parcels", "Van Driver", "Luton"),
    Case("weekdays in brackets", "Receptionist (Saturdays only)", "<h1>Receptionist (Saturdays only)</h1>"
         "<p>Practice: Elm Road Dental</p><p>Location: Ely</p>", None, "Receptionist", "Ely"),
    Case("visa and relocation", "Backend Developer (Go) - Relocation to Tallinn", "<h1>Backend Developer (Go) - "
         "Relocation to Tallinn</h1><p>Location: Tallinn</p>", None, "Backend Developer (Go)", "Tallinn"),
    Case("two posts", "Night Porters x2 - Grand Tern Hotel", "<h1>Night Porters x2</h1><p>Grand Tern Hotel, Whitby"
         "</p>", "Grand Tern Hotel", "Night Porters", "Whitby"),
    # signs and calls around
    Case("emoji and at", "🧁 Pastry Chef @ Crumb & Co", "<h1>🧁 Pastry Chef @ Crumb &amp; Co</h1><div>Location</div>"
         "<div>Bristol, in the shop</div>", "Crumb & Co", "Pastry Chef", "Bristol",
         "<p>Crumb &amp; Co bakes for eleven cafés and one ferry.</p>"),
    Case("emoji on both sides", "🔥 Forklift Driver 🔥", "<h1>🔥 Forklift Driver 🔥</h1><p>Company: Pallet Barn</p>"
         "<p>Location: Hull</p>", "Pallet Barn", "Forklift Driver", "Hull"),
    Case("stars and capitals", "★ STORE MANAGER ★ Bath", "<h1>★ STORE MANAGER ★</h1><p>Company: Woolwick</p>"
         "<p>Location: Bath</p>", "Woolwick", "Store Manager", "Bath"),
    Case("forum tag", "[Hiring] Remote bookkeeper for a bike shop, 10 hrs/wk, $35/hr (Hobart) : r/islandjobs",
         "<h1>[Hiring] Remote bookkeeper for a bike shop, 10 hrs/wk, $35/hr (Hobart)</h1>", "Spoke & Anchor",
         "bookkeeper", "Hobart", "<p>I own Spoke &amp; Anchor in Hobart. Five of us mend bicycles.</p>"),
    Case("forum tag in round brackets", "(Hiring) Illustrator for a board game | r/paidart",
         "<h1>(Hiring) Illustrator for a board game</h1>", None, "Illustrator", None),
    Case("hiring in capitals", "HIRING: Dog Walker", "<h1>HIRING: Dog Walker</h1><p>Company: Wagtail Walks</p>"
         "<p>Location: Hove</p>", "Wagtail Walks", "Dog Walker", "Hove"),
    Case("we are hiring, with sign", "We’re hiring! Barista", "<h1>We’re hiring! Barista</h1><p>Copper Cup, Leith</p>",
         "Copper Cup", "Barista", "Leith"),
    Case("apply for at", "Apply for Warehouse Team Leader at Pinder Logistics",
         "<h1>Apply for Warehouse Team Leader at Pinder Logistics</h1><p>Location: Goole</p>", "Pinder Logistics",
         "Warehouse Team Leader", "Goole"),
    Case("apply now in the title", "Cabin Crew Trainer - Apply Now | Skerry Air", "<h1>Cabin Crew Trainer</h1>"
         "<p>Location: Prestwick</p>", "Skerry Air", "Cabin Crew Trainer", "Prestwick"),
    Case("job application for", "Job Application for Staff Designer, Growth at Nettle", "<h1>Staff Designer, Growth"
         "</h1><div class=location>Porto</div>", "Nettle", "Staff Designer, Growth", "Porto"),
    Case("a position label in the heading", "Position: Grain Elevator Operator", "<h1>Position: Grain Elevator "
         "Operator</h1><p>Company: Prairie Co-op</p><p>Location: Salina, KS</p>", "Prairie Co-op",
         "Grain Elevator Operator", "Salina"),
    Case("job title label", "Vacancies", "<h1>Vacancies</h1><p>Job title: Assistant Grower (Ref AG/12)</p>"
         "<p>Location: Spalding</p>", None, "Assistant Grower", "Spalding"),
    Case("post title in a sheet", "JD_final_v3.pdf", "<div>JOB DESCRIPTION</div><div>Post title: Tenancy Sustainment "
         "Officer (Ref TSO/4)</div><div>Base: Jarrow</div>", "Merle Homes Association",
         "Tenancy Sustainment Officer", "Jarrow",
         "<div>Merle Homes Association lets 4,100 homes between two rivers and a motorway.</div>"),
    # company in the same line
    Case("company in front, no sign", "Tide & Thistle Kitchen Manager Job in Portland, OR | Glassbowl",
         "<div class=emp><a><span>Tide &amp; Thistle</span> <span>4.2★</span></a></div><h1>Kitchen Manager</h1>"
         "<div>Portland, OR</div>", "Tide & Thistle", "Kitchen Manager", "Portland",
         "<p>Tide &amp; Thistle is a canteen with a sea view.</p>"),
    Case("company in front on a hiring site", "Juniper & Vale Payroll Clerk (AAT) - 22 hrs | CleverHires",
         "<h1>Payroll Clerk (AAT) - 22 hrs</h1><p>Location: Derby</p>", "Juniper & Vale", "Payroll Clerk", "Derby",
         "<p>Juniper &amp; Vale does the books of forty farms.</p>"),
    Case("company is hiring", "Osmund Rail hiring Signalling Designer in York, England, United Kingdom | Linkhaven",
         "<h1>Signalling Designer</h1><h4><a>Osmund Rail</a> <span>York, England, United Kingdom</span></h4>",
         "Osmund Rail", "Signalling Designer", "York"),
    Case("company is looking for", "Fell & Tarn is looking for a Trail Ranger", "<h1>Fell &amp; Tarn is looking for a Trail "
         "Ranger</h1><p>Location: Keswick</p>", "Fell & Tarn", "Trail Ranger", "Keswick"),
    Case("company seeks", "Larkfield Choir seeks Musical Director", "<h1>Larkfield Choir seeks Musical Director</h1>"
         "<p>Location: Lewes</p>", "Larkfield Choir", "Musical Director", "Lewes"),
    Case("role with company by at, town behind", "Groom at Sallow Hill Stud, Newmarket",
         "<h1>Groom at Sallow Hill Stud, Newmarket</h1>", "Sallow Hill Stud", "Groom", "Newmarket"),
    Case("company and town by commas", "Head Chef, The Old Ferry Inn, Padstow",
         "<h1>Head Chef, The Old Ferry Inn, Padstow</h1>", "The Old Ferry Inn", "Head Chef", "Padstow",
         "<p>The Old Ferry Inn is open all year. Join The Old Ferry Inn in Padstow.</p>"),
    Case("thread of pipes", "Seawall Maps | Site Reliability Engineer | Leith, UK | ONSITE | £70k | Amber News",
         "<p>Seawall Maps | Site Reliability Engineer | Leith, UK | ONSITE | Full-time | £70k</p>", "Seawall Maps",
         "Site Reliability Engineer", "Leith"),
    Case("company in the title by colon", "Grindle Museum: Collections Assistant", "<h1>Collections Assistant</h1>"
         "<p>Location: Ripon</p>", "Grindle Museum", "Collections Assistant", "Ripon"),
    Case("class code and state", "BRIDGE INSPECTOR 2 – 4410-118 – State of Wendover | State Careers Desk",
         "<h2>BRIDGE INSPECTOR 2 – 4410-118</h2><div>Location</div><div>Caldor, ND</div><div>Department</div>"
         "<div>Department of Roads and Ferries</div>", "Department of Roads and Ferries", "Bridge Inspector 2",
         "Caldor", "<p>This position is with the Department of Roads and Ferries, District 2, in Caldor.</p>",
         foot="<dl><dt>Agency</dt><dd>Department of Roads and Ferries</dd></dl>"),
    Case("board's words around", "Sous Chef - food/hospitality - job employment - townpost",
         "<h1>Sous Chef needed, $24-$27/hr + tips (Eastside)</h1>", "Plover Diner", "Sous Chef", None,
         "<p>Plover Diner is looking for one more pair of hands. Write to kitchen@ploverdiner.example.</p>"),
    Case("band in front in a site's title", "Job Advert - Care Desk Jobs - Band 5 Dietitian - Renal",
         "<p><span>Alderby Hospitals Trust</span></p><h1>Band 5 Dietitian - Renal</h1><h3>Job locations</h3>"
         "<p>Royal Infirmary</p><p>Cliff Road</p><p>Alderby</p>", "Alderby Hospitals Trust", "Dietitian - Renal",
         "Alderby", "<p>An opportunity to join the renal team at the Royal Infirmary in Alderby.</p>"),
    Case("other jobs in front of the page's own", "Rowan & Tide Studio Manager Job in Salem, OR | Glassbowl",
         "<div class=left><h3>People also viewed</h3><div class=tile><div>Tax Manager</div><div>Graywick Homes - "
         "Ashby</div></div></div><div class=right><h1>Studio Manager</h1><div>Salem, OR</div></div>",
         "Rowan & Tide", "Studio Manager", "Salem", "<p>Rowan &amp; Tide is a pottery with nine wheels.</p>"),
    Case("a short title beside another of the trade", "Senior Scientist, Cell Culture - Cork - R-77120",
         "<h1>Senior Scientist, Cell Culture</h1><p>Cork</p>", None, "Senior Scientist, Cell Culture", "Cork"),
    Case("lower-case title", "join us | tinroof", "<h1>delivery rider</h1><p>tinroof · Leith</p>", None,
         "delivery rider", "Leith"),
    Case("slogan above the title", "Work with us – Plank & Barrel", "<h1>Work with us</h1><p>We make barrels and "
         "mistakes.</p><h2>Apprentice Cooper</h2><p>Location: Nelson</p>", "Plank & Barrel", "Apprentice Cooper",
         "Nelson", "<p>Plank &amp; Barrel is a cooperage of six.</p>"),
]

PROSE = [
    Case("after a long first half", "Jobs", "<h2>Work with us</h2>", "Dunn & Daughter", "bench jeweller", None,
         "<p>Dunn &amp; Daughter has made and mended rings in Ledbury since 1961. There are four of us at the bench, and "
         "from May we have room for a fifth. We are looking for a bench jeweller who can set stones.</p>"),
    Case("a vacancy has arisen", "Vacancies", "<h1>Vacancies</h1>", "Stour Boatyard", "marine electrician", None,
         "<p>Stour Boatyard builds narrowboats. A vacancy has arisen for a marine electrician to work on new boats.</p>"),
    Case("is seeking an experienced", "Join our team", "<h1>Join our team</h1>", "Moss & Fern", "gardener", None,
         "<p>Moss &amp; Fern is seeking an experienced gardener to look after six large gardens.</p>"),
    Case("you will be our first", "Careers", "<h1>Careers</h1>", "Tallowbright", "operations manager", None,
         "<p>Tallowbright makes candles for churches. You would be our first operations manager and report to the "
         "two of us.</p>"),
    Case("could you be our next", "Could you be our next Pastry Chef?", "<h1>Could you be our next Pastry Chef?</h1>"
         "<p>Location: Ghent</p>", None, "Pastry Chef", "Ghent"),
    Case("are you our new", "Work for us", "<h1>Are you our new Head Gardener?</h1><p>Location: Nantwich</p>", None,
         "Head Gardener", "Nantwich"),
    Case("come and be", "Come and be our new Site Carpenter", "<h1>Come and be our new Site Carpenter</h1>"
         "<p>Location: Frome</p>", None, "Site Carpenter", "Frome"),
    Case("vacancy for", "Village hall", "<h1>Vacancy for a Parish Clerk</h1><p>Location: Bainbridge</p>", None,
         "Parish Clerk", "Bainbridge"),
    Case("a heading that is a sentence", "We need an Organist!", "<h1>We need an Organist!</h1><p>Location: Wells</p>",
         None, "Organist", "Wells"),
    Case("needs a hand", "Notice board", "<h1>Opportunities</h1>", "Haven Kennels", "kennel hand", None,
         "<p>Haven Kennels needs a kennel hand for four mornings a week, with dogs of every size.</p>"),
    Case("to join as", "Open position", "<h1>Open position</h1>", "Quarry Lane Dairy", "cheesemaker", None,
         "<p>We want somebody to join Quarry Lane Dairy as a cheesemaker from June.</p>"),
    Case("the role of", "Current vacancies", "<h1>Current vacancies</h1>", "Ashdown Theatre", "stage manager", None,
         "<p>Ashdown Theatre invites applications for the role of stage manager, to start in the autumn.</p>"),
    Case("post of", "Appointments", "<h1>Appointments</h1>", "Corve Rural Council", "Clerk to the Council", None,
         "<p>Corve Rural Council wishes to fill the post of Clerk to the Council.</p>"),
    Case("another of the kind", "Help wanted", "<h1>Help wanted</h1>", "Pawfect Grooming", "dog groomer", None,
         "<p>Pawfect Grooming is growing and we are after another dog groomer for the winter.</p>"),
]


NAMES = [
    Case("brand shown, parent in the data", "Senior Accountant, Billing (L4) – Denver, CO | Vellum Careers",
         '<header><a href="/"><svg role="img" aria-label="Vellum"><title>Vellum</title></svg></a></header>'
         "<h1>Senior Accountant, Billing (L4) – Denver, CO</h1>", "Vellum", "Senior Accountant, Billing", "Denver",
         "<p>Every month Vellum sends nine million invoices. Vellum is an equal opportunity employer.</p>",
         _ld("Senior Accountant, Billing (L4)", "Corbray Holdings, Inc.", "Denver"), "<footer>© 2026 Vellum. All rights "
         "reserved.</footer>"),
    Case("facility by label, group in the title", "Radiographer in Talbot, Georgia | Careers at Merriam Health",
         "<table><tr><th>Job Title:</th><td>Radiographer</td></tr><tr><th>Facility</th><td>St. Merriam's Medical Center"
         "</td></tr><tr><th>Location</th><td>US-GA-Talbot</td></tr></table>", "St. Merriam's Medical Center",
         "Radiographer", "Talbot", "<p>St. Merriam's Medical Center is a 190-bed hospital.</p>",
         foot="<footer>© Merriam Health</footer>"),
    Case("hotel of a chain", "Front Desk Agent - The Heron Galway | Corrib Hotel Group Careers",
         "<h1>Front Desk Agent</h1><p>Property: The Heron Galway</p><p>Location: Galway</p>", "The Heron Galway",
         "Front Desk Agent", "Galway", "<p>The Heron Galway has 84 rooms and one resident cat. The Heron Galway is part "
         "of Corrib Hotel Group.</p>"),
    Case("site code in the data", "R0077812 Underwriter", "<h2>R0077812 Underwriter</h2><dl><dt>locations</dt><dd>OH - "
         "Dayton</dd></dl>", "Eastwick Mutual", "Underwriter", "Dayton",
         "<p>At Eastwick Mutual, we have been paying claims since a flood in 1907.</p>",
         _ld("Underwriter", "1200 EWM_External", "OH - Dayton"), "<footer>© 2026 Workdesk, Inc.</footer>"),
    Case("site name in meta alone", "Data Analyst - Careers", '<h1>Req #4471 | Data Analyst</h1><div>Charlotte, NC, United '
         "States</div>", "Orchard Lane Bank", "Data Analyst", "Charlotte",
         head='<meta property="og:site_name" content="Orchard Lane Bank"><meta property="og:title" content="Data Analyst">'),
    Case("a board's site name is no company", "Data Analyst", "<h1>Data Analyst</h1><p>Location: Leeds</p>", "",
         "Data Analyst", "Leeds", head='<meta property="og:site_name" content="Jobgrange">'),
    Case("agency delighted to work with", "Fitter - Days & Nights - up to £40,500 job in Corby - Jobgrange.example",
         "<h1>Fitter - Days &amp; Nights - up to £40,500</h1><div>Posted 9 May by <span itemprop=hiringOrganization>Ham"
         "brook Lowe</span></div><p>Location: Corby</p>", "Ridgeline Steel", "Fitter", "Corby",
         "<p>Hambrook Lowe are delighted to be working with Ridgeline Steel, who roll special profiles at their mill. "
         "Due to growth, Ridgeline Steel are adding two fitters.</p>", agency="Hambrook Lowe"),
    Case("agency recruiting on behalf of", "Legal Secretary - Chester | Tarporley Recruitment",
         "<h1>Legal Secretary</h1><p>Location: Chester</p>", "Wynn Solicitors", "Legal Secretary", "Chester",
         "<p>Tarporley Recruitment is recruiting on behalf of Wynn Solicitors for a legal secretary.</p>",
         agency="Tarporley Recruitment"),
    Case("agency proud to partner with", "Head of Finance | Ardley Search", "<h1>Head of Finance</h1><p>Location: Hull</p>",
         "Humber Lifeboats", "Head of Finance", "Hull", "<p>Ardley Search is proud to be partnering with Humber Lifeboats "
         "to find their new Head of Finance.</p>", agency="Ardley Search"),
    Case("agency appointed by", "Chief Executive - Brackley Executive", "<h1>Chief Executive</h1><p>Location: Lincoln</p>",
         "Fenland Trust", "Chief Executive", "Lincoln", "<p>Brackley Executive has been exclusively appointed by Fenland "
         "Trust to recruit a Chief Executive.</p>", agency="Brackley Executive"),
    Case("agency, client unnamed", "Payroll Manager - £48k + study support - Swindon | Ledgerway Recruitment",
         "<h1>Payroll Manager - £48k + study support - Swindon</h1>", "", "Payroll Manager", "Swindon",
         "<p>Our client is a growing manufacturer. Ledgerway Recruitment acts as an employment agency.</p>"),
    Case("note with at", "Founding Engineer @ Fig&Co", "<h1>Founding Engineer @ Fig&amp;Co</h1><div>Location</div><div>"
         "Singapore, 3 days in office</div>", "Fig&Co", "Founding Engineer", "Singapore",
         "<h2>What's Fig&amp;Co?</h2><p>With Fig&amp;Co it's one form and no agent.</p>",
         '<meta property="og:site_name" content="Notable">'),
    Case("owner in prose", "Part-time Seamstress", "<h1>Part-time Seamstress</h1>", "Thimble Lane", "Seamstress", None,
         "<p>I own Thimble Lane in Ludlow. Three of us alter wedding dresses.</p>"),
    Case("one-word brand that is a town elsewhere", "Brand Manager - Corinth", "<h1>Brand Manager</h1><p>Rochester, NY</p>",
         "Corinth", "Brand Manager", "Rochester", "<p>Corinth makes shoes for people who stand all day. At Corinth, we "
         "answer our own telephone.</p>"),
    Case("school behind a label", "Vacancy", "<h1>Teacher of Physics</h1><p>School: Lindale High School</p><p>Location: "
         "Penrith</p>", "Lindale High School", "Teacher of Physics", "Penrith"),
    Case("ministry in capitals", "POLICY OFFICER 2 | Government Jobs Desk", "<h2>POLICY OFFICER 2</h2><p>Agency: MINISTRY OF "
         "HARBOURS</p><p>Location: Port Ellis</p>", "MINISTRY OF HARBOURS", "Policy Officer 2", "Port Ellis"),
]

CASES = [*HEADLINES, *PROSE, *NAMES]

"""Job ads as people paste them: mails, forum posts, copied pages, notices; each with its truth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Ad:
    """A text and what a person reads in it; "" where it does not say."""

    name: str
    text: str
    company: str
    role: str
    place: str
    agency: str = ""
    foreign: tuple[str, ...] = ()


ADS = [
    Ad(
        "title, company and town on three lines",
        """Night Baker
Copperline Bakery
Ghent, Belgium

We bake four hundred loaves before the town wakes. You will mix, shape and bake with two others,
and you will be home when the school bus leaves.

Requirements
- Two years at an oven
- You can lift a sack of flour
What we offer
- 17 euros an hour and all the bread you can carry
""",
        "Copperline Bakery",
        "Night Baker",
        "Ghent",
    ),
    Ad(
        "one line with bars, as on a forum",
        """Tarn Maps | Backend Engineer | Keswick, UK or REMOTE (UK) | Full-time | £65k
We make maps that still work when the signal does not. Five people, profitable since 2016.
You would own the tile service (Rust, PostGIS) and everything that feeds it.
We'd like somebody who has run a database that other people depended on.
Write to jobs@tarnmaps.example with a line about a map you like.
""",
        "Tarn Maps",
        "Backend Engineer",
        "Keswick",
    ),
    Ad(
        "a mail with a greeting",
        """Dear all,

please forward this to anybody who may be interested.

The Skerry Radio Observatory is looking for an Antenna Mechanic to join the site team near Kirkwall.
The Observatory looks after one large dish and fourteen small ones, and the wind moves them all.

The work
* preventive maintenance of drives, bearings and brakes
* work at height and in weather
What we ask for
* time served as a mechanical fitter or the like
* MIG welding

Letters to vacancies@skerryobs.example by 31 December.

Regards
Ingrid
""",
        "Skerry Radio Observatory",
        "Antenna Mechanic",
        "Kirkwall",
    ),
    Ad(
        "labelled facts first",
        """Position: Payroll Clerk (part-time)
Company: Juniper Ridge Dental
Location: Boise, Idaho
Salary: $42,000

About the job
You will run the payroll of four practices, answer questions about it, and close the month by the third day.

Qualifications
Two years of payroll work
Patience with spreadsheets
""",
        "Juniper Ridge Dental",
        "Payroll Clerk",
        "Boise",
    ),
    Ad(
        "role at company in one line",
        """Senior Data Engineer at Tidewright (Rotterdam)

Ships wait. Tidewright builds the software that tells eleven ports which vessel will be where.
Our data team is five people, and you would be the sixth.

You will
- own the stream of position reports
- write the tests that catch a port changing its codes
You bring
- 5-7 years of building data systems; Python, SQL, some C++
""",
        "Tidewright",
        "Senior Data Engineer",
        "Rotterdam",
    ),
    Ad(
        "X is hiring a Y",
        """Velvet Anchor Games is hiring a Narrative Designer

We make slow games about the sea. Our last one sold 200,000 copies and has no combat in it.
As our Narrative Designer you will write the dialogue of some sixty harbour folk.

You have
- shipped at least one game with words in it
- an ear for how people stop talking

We work in Montréal, two days a week together. Send your portfolio to work@velvetanchor.example.
""",
        "Velvet Anchor Games",
        "Narrative Designer",
        "Montréal",
    ),
    Ad(
        "prose alone, the trade in small letters",
        """We are eight people in a stone barn in Kendal and would like to be nine. So: we are looking
for a joiner.
You would be at the bench three days out of five, making handrails and sash windows, and fitting on the
other two.
You should have served your time. We pay £16 to £19.50 an hour, 39 hours, with Friday afternoons off.
Ring Martin at Hobart & Sneed on 01632 555 0112 after four, or write to office@hobartandsneed.example.
""",
        "Hobart & Sneed",
        "joiner",
        "Kendal",
    ),
    Ad(
        "an agency that keeps its client to itself",
        """Financial Controller
Reading
£70,000 plus car

Our client, a maker of lifts with 200 staff, seeks a Financial Controller to run a team of five.
You will close the month, look after the bank and rebuild the reporting.
You are qualified (ACA or ACCA) and have worked in manufacturing.

Ridgeway Search is acting as an employment agency in relation to this vacancy.
""",
        "",
        "Financial Controller",
        "Reading",
        agency="Ridgeway Search",
    ),
    Ad(
        "an agency that names its client",
        """CNC Joiner - Huddersfield

Brisk Recruitment is recruiting on behalf of our client, Castlemoor Windows, who make sash windows by
the hundred.
You will set and run two CNC machines and teach the trainee.
You need three years on a CNC router and a head for numbers.
Apply through Brisk Recruitment today.
""",
        "Castlemoor Windows",
        "CNC Joiner",
        "Huddersfield",
        agency="Brisk Recruitment",
    ),
    Ad(
        "a whole page, copied with all that stands around it",
        """Skip to main content
Jobs
Companies
Sign in
Quality Assurance Lead
Hollowell Bearings
Łódź, Poland
Posted 3 days ago
Save
Apply now
About the job
Hollowell Bearings has made roller bearings in the same hall since 1951. We are looking for a Quality
Assurance
Lead who would rather find the cause than the culprit.
What you will do
Lead four inspectors and own the measuring room.
Take a complaint apart until it makes sense, and tell the customer what we found.
Audit two suppliers a year, on their floor.
What you bring
Five years in quality, some of them in metal.
English and Polish, spoken and written.
A liking for gauges, and for people who use them daily without being asked to.
Similar jobs
Quality Manager
Brightwater Pumps
Production Planner
Orchard Tins
""",
        "Hollowell Bearings",
        "Quality Assurance Lead",
        "Łódź",
        foreign=("Brightwater Pumps", "Production Planner", "Sign in"),
    ),
    Ad(
        "capitals, a notice on a door",
        """HELP WANTED: BOAT VARNISHER

TREVOSE BOATYARD, PADSTOW

Trevose Boatyard needs a boat varnisher from April to September. We keep forty wooden boats dry and shiny.
You should know spar varnish from yacht enamel. £14 an hour, paid weekly.
Ask for Jan at the shed, or write to jan@trevoseboatyard.example.
""",
        "Trevose Boatyard",
        "Boat Varnisher",
        "Padstow",
    ),
    Ad(
        "the company's paragraph first, its name a common word",
        """About Gather

Gather is a calendar for groups that have no secretary: choirs, allotments, five-a-side teams. Twelve people
work here, in nine countries.

Technical Writer
Remote (Americas)

The role
You will own our help pages, our API reference and the words in the app.

Requirements
Docs that you are proud of and can show us
Working knowledge of Git and Markdown
""",
        "Gather",
        "Technical Writer",
        "Remote (Americas)",
    ),
    Ad(
        "a university's advert",
        """UNIVERSITY OF WRENBURY
Department of History
Lecturer in Medieval History
Grade 7, £42,000 to £50,000, permanent

The University of Wrenbury invites applications for the post of Lecturer in Medieval History from September.
You will teach two modules and supervise dissertations, and pursue your own research in our library.
Applicants will hold a doctorate and be able to read Latin in several hands.
Interviews will be held in Wrenbury in May.
""",
        "University of Wrenbury",
        "Lecturer in Medieval History",
        "Wrenbury",
    ),
    Ad(
        "no company at all",
        """Gardener

Your tasks
Plant and prune roses in the park. Keep the paths clear. Look after two ponds and what lives in them.
Requirements
A year of work out of doors, and a driving licence.
""",
        "",
        "Gardener",
        "",
    ),
    Ad(
        "wrapped as a PDF gives it, the company in the last paragraph",
        """Job description
Post title: Environmental Health Officer
Responsible to: Head of Regulation
Hours: 37
Purpose of the post
To inspect kitchens, workshops and wells across the district, and to help those
who run them to put right what is wrong before anybody falls ill.
Main duties
1. To inspect some 180 premises a year
2. To look into complaints about noise, smoke and smells
3. To give evidence in court where nothing else has helped
Person specification
A degree in environmental health and registration with the professional body
A full driving licence
About Ardglen Council
Ardglen Council looks after 31 villages and two towns. Its offices are in Ardglen.
""",
        "Ardglen Council",
        "Environmental Health Officer",
        "Ardglen",
    ),
    Ad(
        "a short message",
        """Hi! My studio Halfpenny Atlas is looking for a map editor (freelance, 3 days a week, Bristol
or remote).
We draw walking maps for people who get lost on purpose. You know QGIS and Illustrator and you care about
where the label goes. Rate is £220 a day. Mail me: maps@halfpennyatlas.example, Cheers, Ro
""",
        "Halfpenny Atlas",
        "map editor",
        "Bristol",
    ),
]

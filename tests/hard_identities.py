"""Short resumes of our own invention in which names and employers are hard to tell from other words."""

from dataclasses import dataclass

from outreach.inputs.pdf import PdfText
from outreach.inputs.resume import parse_resume
from outreach.text import clean_lines


@dataclass(frozen=True)
class Hard:
    """A resume as text with what is true of its candidate."""

    name: str
    email: str
    phone: str
    employers: tuple  # all that the resume names, the present ones first
    present: tuple
    stay: tuple  # words of the trade that no masking may take
    text: str

    def resume(self, number=1):
        lines = tuple(clean_lines(self.text))
        document = PdfText((lines,), "lines", f"{number:064x}")
        return parse_resume(document, source=f"cv{number}.pdf", resume_id=f"hard{number:02d}")


HARD = [
    # --- employers that are ordinary words ---
    Hard(
        "Ottilie Varga",
        "ottilie@varga.example",
        "312 555 0131",
        ("Salt", "Summer"),
        ("Salt",),
        ("Kubernetes", "Platform Engineer"),
        """
Ottilie Varga
ottilie@varga.example | 312 555 0131
EXPERIENCE
Salt
Platform Engineer | March 2021 – present
• Moved forty services of Salt to Kubernetes and cut the monthly bill by a third
Summer | Junior Engineer | 2018 – 2021
• Kept the build of the summer sale running""",
    ),
    Hard(
        "Piet Hollander",
        "piet@hollander.example",
        "020 7946 0111",
        ("Orange", "Thread"),
        ("Orange",),
        ("Python", "SQL"),
        """
Piet Hollander
piet@hollander.example, 020 7946 0111
Work
2020 - now Orange, Data Analyst
Wrote the weekly report on churn in Python and SQL for Orange
2016 - 2020 Thread, Analyst
Counted returns by region and by season""",
    ),
    Hard(
        "Nuala Brennick",
        "nuala.brennick@post.example",
        "(503) 555-0119",
        ("Monday", "Half"),
        ("Monday",),
        ("Product Manager", "Figma"),
        """
NUALA BRENNICK
nuala.brennick@post.example · (503) 555-0119
Product Manager at Monday since 2022
EMPLOYMENT
Monday                                   2022 – Present
Product Manager
- Run the roadmap of three squads in Figma and Jira
Half                                     2017 – 2022
Business Analyst
- Interviewed sixty shop owners""",
    ),
    Hard(
        "Idris Quayle",
        "idris@quayle.example",
        "+44 7700 900 131",
        ("Bloom", "Canvas", "Ledger"),
        ("Bloom",),
        ("React", "TypeScript"),
        """
Idris Quayle
Front-end developer in Leeds
idris@quayle.example +44 7700 900 131
Experience
Front-end Developer, Bloom, Jan 2021 to date
Built the basket in React and TypeScript. Bloom sells cut flowers.
Front-end Developer, Canvas, 2018 to Dec 2020
Intern, Ledger, 2017""",
    ),
    Hard(
        "Greta Lindqvist-Moor",
        "greta@moor.example",
        "555-0177",
        ("Teller", "Designer"),
        ("Teller",),
        ("Illustrator", "InDesign"),
        """
Greta Lindqvist-Moor
greta@moor.example  555-0177
PROFESSIONAL EXPERIENCE
Teller, Oakmere
Brand Designer, 06/2020 – present
• Drew the signs of nine branches in Illustrator and InDesign
Designer, Port Avery
Illustrator, 09/2015 – 05/2020
• Drew one cover a month""",
    ),
    Hard(
        "Tobias Wren",
        "tobias.wren@letter.example",
        "0151 496 0122",
        ("Doctor",),
        ("Doctor",),
        ("Nurse", "triage"),
        """
Tobias Wren
Registered Nurse
tobias.wren@letter.example 0151 496 0122
Employment history
Registered Nurse
Doctor (telephone triage service)
April 2019 - Present
Answer forty calls a shift and lead the triage of the night team at Doctor""",
    ),
    Hard(
        "Hanneke Brill",
        "hanneke@brill.example",
        "020 555 0144",
        ("notebook", "tidepool"),
        ("notebook",),
        ("Go", "PostgreSQL"),
        """
Hanneke Brill
hanneke@brill.example / 020 555 0144
experience
backend engineer, notebook (2021 – now)
wrote the sync service in Go over PostgreSQL
junior engineer, tidepool (2017 – 2021)
kept the ingest queue short""",
    ),
    Hard(
        "Ramón Ibarrola",
        "ramon@ibarrola.example",
        "+34 600 555 012",
        ("kindly",),
        ("kindly",),
        ("Customer Success", "Salesforce"),
        """
Ramón Ibarrola
ramon@ibarrola.example · +34 600 555 012
Experience
kindly — Customer Success Lead — since 2020
At kindly I lead a team of six and own renewals in Salesforce.
Education
BA Languages, University of Puerto Alto, 2014""",
    ),
    # --- acronyms ---
    Hard(
        "Solveig Aas",
        "solveig@aas.example",
        "22 55 50 13",
        ("QTX", "NRB"),
        ("QTX",),
        ("SAP", "ERP"),
        """
Solveig Aas
solveig@aas.example 22 55 50 13
WORK EXPERIENCE
ERP Consultant, QTX (2019 – present)
- Led the SAP upgrade of QTX in four countries
Analyst, NRB (2014 – 2019)
- Reconciled ledgers in SAP""",
    ),
    Hard(
        "Benedikt Oyelowo",
        "benedikt@oyelowo.example",
        "(312) 555-0166",
        ("IT",),
        ("IT",),
        ("Linux", "Ansible"),
        """
Benedikt Oyelowo
benedikt@oyelowo.example (312) 555-0166
Experience
IT Ltd
Systems Administrator
May 2018 - Present
Patched two hundred Linux hosts with Ansible every month""",
    ),
    # --- with & ---
    Hard(
        "Cressida Vane",
        "cressida@vane.example",
        "020 7946 0155",
        ("Shepherd & Steward LLP", "Baker, Baker & Candle LLP", "bol & bos"),
        ("Shepherd & Steward LLP",),
        ("Paralegal", "conveyancing"),
        """
Cressida Vane
cressida@vane.example | 020 7946 0155
Career history
Paralegal, Shepherd & Steward LLP, 2021 to present
Run forty conveyancing files at a time
Legal Secretary, Baker, Baker & Candle LLP, 2016 to 2021
Clerk, bol & bos, 2014 to 2016""",
    ),
    Hard(
        "Mattis Engel",
        "mattis@engel.example",
        "+49 30 5550143",
        ("Salz & Pfeffer", "Judge & Lawyer LLC"),
        ("Salz & Pfeffer",),
        ("Chef", "HACCP"),
        """
Mattis Engel
mattis@engel.example +49 30 5550143
Berufserfahrung
seit 04/2020 Salz & Pfeffer, Sous Chef
HACCP audits, menus for 90 covers
2015 – 2020 Judge & Lawyer LLC, Commis Chef""",
    ),
    # --- employers named after the founder, with the candidate's surname ---
    Hard(
        "Ursula Pemberly",
        "ursula@pemberly.example",
        "0117 496 0133",
        ("Pemberly & Daughters", "Hexworth Tiles"),
        ("Pemberly & Daughters",),
        ("Bookkeeper", "Xero"),
        """
Ursula Pemberly
ursula@pemberly.example 0117 496 0133
Experience
Bookkeeper, Pemberly & Daughters, 2018 – present
Closed the books of the family shop in Xero within five days
Accounts Assistant, Hexworth Tiles, 2012 – 2018""",
    ),
    Hard(
        "Jonas Falk",
        "jonas.falk@post.example",
        "08 555 012 34",
        ("Falk", "Falk Bygg AB"),
        ("Falk",),
        ("Carpenter", "AutoCAD"),
        """
Jonas Falk
Carpenter
jonas.falk@post.example, 08 555 012 34
Employment
Falk, Carpenter, 2019 –
Built nineteen timber houses and drew them in AutoCAD
Falk Bygg AB, Apprentice, 2015 – 2018""",
    ),
    # --- names that are words, skills or places ---
    Hard(
        "Will Rose",
        "will.rose@mail.example",
        "312 555 0142",
        ("Sunday", "Tallow Works"),
        ("Sunday",),
        ("Java", "Spring Boot"),
        """
Will Rose
will.rose@mail.example | 312 555 0142
Summary
Will lead a team again; sales rose under him.
Experience
Team Lead, Sunday, 2020 – present
Will led nine engineers in Java and Spring Boot; Sunday shipped weekly
Engineer, Tallow Works, 2015 – 2020""",
    ),
    Hard(
        "Java Summer",
        "java.summer@mail.example",
        "206 555 0188",
        ("Milk",),
        ("Milk",),
        ("Java", "Kotlin"),
        """
Java Summer
java.summer@mail.example 206 555 0188
Experience
Milk, Android Developer, August 2021 - Present
Wrote the reader in Kotlin and Java; summer traffic doubled""",
    ),
    Hard(
        "Bo Li",
        "boli@mail.example",
        "415 555 0199",
        ("Li Auto Parts", "Gap Year Tours"),
        ("Li Auto Parts",),
        ("Excel", "Buyer"),
        """
Bo Li
boli@mail.example - 415 555 0199
EXPERIENCE
Buyer
Li Auto Parts
2019 - Present
Bought Li-ion cells; tracked prices in Excel
Tour Guide
Gap Year Tours
2016 - 2019""",
    ),
    Hard(
        "Paris Holland",
        "paris@holland.example",
        "0161 496 0100",
        ("Paris & Daughters", "Alexandria"),
        ("Paris & Daughters",),
        ("Visual Merchandiser", "Photoshop"),
        """
Paris Holland
paris@holland.example 0161 496 0100
Based in Manchester; speaks Dutch
Experience
Visual Merchandiser, Paris & Daughters, Manchester, 2021 – present
Dressed thirty windows a season; Photoshop
Shop Assistant, Alexandria, Leeds, 2018 – 2021""",
    ),
    Hard(
        "Grace Mason",
        "grace@mason.example",
        "0113 496 0177",
        ("Mason", "The Manager's House"),
        ("Mason",),
        ("Site Manager", "Revit"),
        """
GRACE MASON
grace@mason.example | 0113 496 0177
EXPERIENCE
Mason | Site Manager | Feb 2019 – Present
• Ran four sites of Mason with Revit models
The Manager's House | Assistant Site Manager | 2014 – 2019""",
    ),
    Hard(
        "Ruby Swift",
        "ruby@swift.example",
        "0131 496 0144",
        ("Flask", "Python"),
        ("Flask",),
        ("Ruby on Rails", "Swift"),
        """
Ruby Swift
ruby@swift.example 0131 496 0144
Experience
iOS Engineer at Flask, 2020 – present
Shipped the app in Swift; its API is Ruby on Rails
Junior Engineer at Python, 2017 – 2020""",
    ),
    # --- several current posts ---
    Hard(
        "Adela Korhonen",
        "adela@korhonen.example",
        "09 555 0123",
        ("Harbour Clinic", "Wool", "Ice"),
        ("Harbour Clinic", "Wool"),
        ("Physiotherapist", "gait analysis"),
        """
Adela Korhonen
adela@korhonen.example 09 555 0123
Work experience
Physiotherapist (60 %), Harbour Clinic, 2019 – present
Gait analysis of runners
Physiotherapist (40 %), Wool, 2021 – present
Ran back classes for knitters
Physiotherapist, Ice, 2015 – 2019""",
    ),
    Hard(
        "Emeka Stroud",
        "emeka@stroud.example",
        "020 7946 0188",
        ("Copper", "Northgate Academy", "Lantern"),
        ("Copper", "Northgate Academy"),
        ("Lecturer", "Terraform"),
        """
Emeka Stroud
emeka@stroud.example 020 7946 0188
CURRENT ROLES
Cloud Architect – Copper
Visiting Lecturer – Northgate Academy
Terraform, landing zones, cost
PREVIOUS ROLES
Lantern – Systems Engineer – 2012 to 2018""",
    ),
    # --- functional and undated CVs ---
    Hard(
        "Dorothea Klamm",
        "dorothea@klamm.example",
        "0176 555 0133",
        ("Feather", "Brücke"),
        ("Feather",),
        ("Event Manager", "budgeting"),
        """
Dorothea Klamm
dorothea@klamm.example 0176 555 0133
KEY SKILLS
Planning: At Feather I planned twelve fairs and their budgeting.
People: Led twenty volunteers for Brücke.
CAREER SUMMARY
Event Manager, Feather
Event Assistant, Brücke""",
    ),
    Hard(
        "Samir Attwell",
        "samir@attwell.example",
        "0121 496 0155",
        ("Pebble", "Hinge"),
        ("Pebble",),
        ("QA Lead", "Cypress"),
        """
Samir Attwell
samir@attwell.example | 0121 496 0155
Profile
QA Lead, currently at Pebble, testing payments with Cypress.
Skills
Test design, Cypress, Postman
Employment
Pebble: QA Lead
Hinge: Tester""",
    ),
    Hard(
        "Wanda Krol",
        "wanda@krol.example",
        "+48 600 555 019",
        ("Pasieka",),
        ("Pasieka",),
        ("Beekeeper", "honey"),
        """
Wanda Krol
wanda@krol.example +48 600 555 019
Functional summary
Beekeeping: I work for Pasieka and keep ninety hives; honey was sold to forty shops.
Beekeeper for nine years, all of them there.""",
    ),
    Hard(
        "Leopold Varnay",
        "leopold@varnay.example",
        "01 555 0177",
        ("Bright", "Lumen"),
        ("Bright",),
        ("Lighting Designer", "QLab"),
        """
Leopold Varnay
leopold@varnay.example 01 555 0177
What I do now
I light plays for Bright. The shows run on QLab.
What I did before
I hung lamps for Lumen.
Title: Lighting Designer""",
    ),
    # --- dates in other shapes, tables ---
    Hard(
        "Agnes Tollemache",
        "agnes@tollemache.example",
        "01223 555 013",
        ("Candle", "Paper"),
        ("Candle",),
        ("Editor", "copy editing"),
        """
Agnes Tollemache
agnes@tollemache.example 01223 555 013
Period          Employer        Position
09.2020 -       Candle          Editor
02.2014 - 08.2020  Paper        Sub-editor
Skills: copy editing, fact checking""",
    ),
    Hard(
        "Kwabena Oduro",
        "kwabena@oduro.example",
        "030 555 0102",
        ("Jollof, Inc.", "Kente Cloud"),
        ("Jollof, Inc.",),
        ("DevOps Engineer", "Docker"),
        """
Kwabena Oduro
kwabena@oduro.example 030 555 0102
Jobs
Employer: Jollof, Inc.
Title: DevOps Engineer
Dates: 3/2021 - present
Docker, GitLab CI
Employer: Kente Cloud
Title: Engineer
Dates: 1/2017 - 2/2021""",
    ),
    Hard(
        "Fenella Stark",
        "fenella@stark.example",
        "0141 496 0111",
        ("Owl", "Badger Brewing"),
        ("Owl",),
        ("Account Manager", "HubSpot"),
        """
Fenella Stark
fenella@stark.example · 0141 496 0111
EXPERIENCE
Account Manager
Owl · Glasgow · Full-time
Sep 2021 - Present · 3 yrs
Grew forty accounts in HubSpot
Sales Representative
Badger Brewing · Contract
2018 - 2021""",
    ),
    Hard(
        "Magnus Thorne",
        "magnus@thorne.example",
        "0191 496 0144",
        ("Anchor Clerk of Works", "Clerk of Works"),
        ("Clerk of Works",),
        ("Quantity Surveyor", "BIM"),
        """
Magnus Thorne
magnus@thorne.example 0191 496 0144
Employment
Clerk of Works, Newcastle
Quantity Surveyor, 2019 to present
Priced nine schools with BIM at Clerk of Works
Anchor Clerk of Works
Assistant Surveyor, 2014 to 2019""",
    ),
    Hard(
        "Bettina Ash",
        "bettina@ash.example",
        "0171 555 0134",
        ("Supervisor Polska S.A.", "Trainee Works B.V."),
        ("Supervisor Polska S.A.",),
        ("Production Planner", "Lean"),
        """
Bettina Ash
bettina@ash.example 0171 555 0134
Work history
Supervisor Polska S.A. (2020–present)
Production Planner; Lean, 5S
Trainee Works B.V. (2016–2020)
Planner""",
    ),
    Hard(
        "Lorcan Day",
        "lorcan@day.example",
        "01 555 0145",
        ("Day", "Night Market"),
        ("Day",),
        ("Barista", "latte art"),
        """
Lorcan Day
lorcan@day.example 01 555 0145
Experience
Day
Head Barista
2022 – present
Day and night shifts; latte art
Night Market
Barista
2019 – 2022""",
    ),
    Hard(
        "Mireille Chaudet",
        "mireille@chaudet.example",
        "06 55 50 12 34",
        ("Le Pain", "Sel"),
        ("Le Pain",),
        ("Boulangère", "HACCP"),
        """
Mireille Chaudet
mireille@chaudet.example 06 55 50 12 34
Expérience professionnelle
Depuis 2019 : Boulangère chez Le Pain, Lyon
HACCP, 400 baguettes par jour
2015 – 2019 : Vendeuse, Sel, Lyon""",
    ),
    # --- agencies, clients, secondments ---
    Hard(
        "Osric Pell",
        "osric@pell.example",
        "020 7946 0122",
        ("Mint", "Reed Recruitment", "Harrow Foods"),
        ("Mint",),
        ("Payroll Clerk", "Sage"),
        """
Osric Pell
osric@pell.example 020 7946 0122
Experience
Payroll Clerk (via Reed Recruitment), Mint, since Jan 2022
Paid 300 staff with Sage
Payroll Assistant, Harrow Foods, 2017 – 2021""",
    ),
    Hard(
        "Yara Benning",
        "yara@benning.example",
        "0161 496 0199",
        ("Elm", "Atlas"),
        ("Elm",),
        ("Business Analyst", "BPMN"),
        """
Yara Benning
yara@benning.example 0161 496 0199
Experience
Elm (on site at Atlas)
Business Analyst
2020 to now
Drew the claims process in BPMN""",
    ),
    # --- name shown oddly ---
    Hard(
        "Sky Winter",
        "skywinter@mail.example",
        "0118 496 0132",
        ("Autumn", "Frost Lab"),
        ("Autumn",),
        ("Scientist", "MATLAB"),
        """
CURRICULUM VITAE
S K Y  W I N T E R
skywinter@mail.example | 0118 496 0132
Employment
Autumn, Scientist, autumn 2020 – present
Modelled frost in MATLAB; winter trials at Autumn
Frost Lab, Intern, winter 2019""",
    ),
    Hard(
        "April May",
        "april.may@mail.example",
        "0114 496 0117",
        ("June", "March"),
        ("June",),
        ("Teacher", "phonics"),
        """
April May
april.may@mail.example 0114 496 0117
Experience
Teacher, June, May 2021 – present
Taught phonics to thirty children a year
Teaching Assistant, March, April 2018 – May 2021""",
    ),
    Hard(
        "Page Turner",
        "page@turner.example",
        "0115 496 0101",
        ("Page", "Chapter House"),
        ("Page",),
        ("Librarian", "cataloguing"),
        """
Page Turner
page@turner.example, 0115 496 0101
Experience
Librarian, Page, Nottingham, 2017 – today
Cataloguing of 9,000 maps; page by page
Assistant, Chapter House, Derby, 2012 – 2017""",
    ),
    Hard(
        "Rust Carter",
        "rust@carter.example",
        "0116 496 0155",
        ("Spark", "Ember"),
        ("Spark",),
        ("Rust", "Spark"),
        """
Rust Carter
rust@carter.example 0116 496 0155
Experience
Data Engineer, Spark, 2021 - present
Pipelines in Rust and Apache Spark, 40 TB a day
Data Engineer, Ember, 2017 - 2021
Skills
Rust, Spark, SQL""",
    ),
    # --- running text only ---
    Hard(
        "Zelda Fairweather",
        "zelda@fairweather.example",
        "0117 496 0188",
        ("Harvest", "Kiln"),
        ("Harvest",),
        ("Nutritionist", "SPSS"),
        """
Zelda Fairweather
zelda@fairweather.example 0117 496 0188
I have been a Nutritionist with Harvest since 2018, where I plan school meals and analyse them in SPSS.
From 2013 to 2018 I worked for Kiln as a cook.""",
    ),
    Hard(
        "Corin Blake",
        "corin@blake.example",
        "0118 496 0133",
        ("Three", "One Stop"),
        ("Three",),
        ("Network Engineer", "BGP"),
        """
Corin Blake
corin@blake.example 0118 496 0133
EXPERIENCE
Three
Network Engineer
2019 - Present
- Ran BGP for three regions
One Stop
Technician
2016 - 2019""",
    ),
    Hard(
        "Ilse Marrable",
        "ilse@marrable.example",
        "0119 496 0144",
        ("Company", "Group of Seven"),
        ("Company",),
        ("Stage Manager", "rehearsal"),
        """
Ilse Marrable
ilse@marrable.example 0119 496 0144
Experience
Stage Manager at Company, 2020 – present
Called 200 shows and ran every rehearsal
Deputy Stage Manager at Group of Seven, 2015 – 2020""",
    ),
    Hard(
        "Anton Hale",
        "anton@hale.example",
        "0120 496 0155",
        ("data kitchen", "open door"),
        ("data kitchen",),
        ("Analytics Engineer", "dbt"),
        """
anton hale
anton@hale.example | 0120 496 0155
experience
analytics engineer — data kitchen — 2021 to present
models in dbt for forty dashboards
support — open door — 2018 to 2021""",
    ),
    Hard(
        "Verity Cole",
        "verity@cole.example",
        "0121 496 0166",
        ("Truth Social Care", "Haven"),
        ("Haven",),
        ("Social Worker", "safeguarding"),
        """
Verity Cole
verity@cole.example 0121 496 0166
Employment
Haven – Senior Social Worker (Apr 2020 –)
Safeguarding of sixty families
Truth Social Care – Social Worker (2015–2020)""",
    ),
    Hard(
        "Noor Basil",
        "noor@basil.example",
        "0122 496 0177",
        ("Pepper", "Basil"),
        ("Pepper", "Basil"),
        ("Recipe Developer", "food styling"),
        """
Noor Basil
noor@basil.example 0122 496 0177
Experience
Recipe Developer, Pepper — 2019–present
Food styling with basil, pepper and salt
Co-owner, Basil — 2021–present""",
    ),
]

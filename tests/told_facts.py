"""True and false sentences that tell facts of a pair, in a recruiter's words, each with the label expected.

One a line: pair, label ("good" for a true one), sentence. The pairs are of data/gold/more, half `look`.
"""

PAIRS = {
    "F": ("fathom", "ingrid-solheim-baptiste"),
    "O": ("ottoline", "tobias-achterberg"),
    "H": ("hobday", "darius-wojcik"),
    "A": ("ashwold", "maeve-tillotson-ojo"),
    "S": ("fennimore", "nikhil-varghese"),
    "M": ("musselthyme", "solange-petit-adu"),
    "N": ("nrda", "philippa-grantham-osei"),
}

FACTS = """
F good Would a call on 3 December suit you?
F good Could we talk on Wednesday, 2 December, at half past nine?
F good The closing date is 11 December, so a line by the 10th would be in time.
F good Please send your CV by 10 December 2026.
F good You have been with Marlow & Finch since January 2020, so nearly seven years now.
F good At Marlow & Finch you moved from Data Engineer to Lead Data Engineer in April 2023.
F good You cut the delay of flood claims from most of a day to a few minutes.
F good You took the delay of flood claims from 19 hours down to four minutes.
F good More than forty pages of runbook carry your name.
F good Your 120 dbt models are what underwriters work with.
F good For over three years you published fish landings in Norvik.
F good You have worked with data for about ten years.
F good Two degrees, a bachelor’s in mathematics and a master’s in statistics, stand behind your work.
F good You sold books before you sold data.
F good Python, SQL and Kafka are things you use every day.
F good You know PostGIS from the fish landings.
F good The team is fourteen people, so everybody knows everybody.
F good You would take over the cron scripts and make them testable.
F good The pay starts at £68,000 and goes up to £76,000.
F good There are 33 days of leave, more than six weeks.
F good Once every three months you would sit with a harbour master.
F good You look after a team of three.
F good You led three people at Marlow & Finch.
F good Some thirty harbours send their readings.
F number You cut the delay of flood claims from 29 hours to 4 minutes.
F number Your 210 dbt models are what underwriters work with.
F number Sixty-four pages of runbook carry your name.
F number The team is forty people and a cat.
F number You look after a team of thirteen.
F number There are 23 days of leave, and your birthday.
F date You have been with Marlow & Finch since January 2018.
F date You became Lead Data Engineer in April 2021.
F date The closing date is 21 December 2026.
F skill You have run Airflow and Spark for years.
F skill Your Rust and Scala would come in handy.
F employer At Quayside Books you built 120 dbt models for underwriters.
F employer At Norvik Statistics Bureau you lead a team of three.
F employer You worked at Lloyd Harrow Insurance before.
F title As Head of Data at Marlow & Finch you run a team of three.
F title You were a Senior Data Scientist in Norvik.
F title As CTO of Marlow & Finch you know what a night on call is.
F degree Your PhD in statistics would be of use.
F degree You hold an MSc in Physics from the University of Norvik.
F degree You are an AWS Certified Solutions Architect.
O good You own checkout and order tracking at Quince.
O good Of 22 A/B tests last year, nine won, which is about two in five.
O good You cut calls about missing orders by more than a third.
O good Before product you were an engineer for over five years.
O good The shop you work for takes more than 300,000 orders a year.
O good You’ve been a product manager for more than four years.
O good In your engineering days you streamed van positions through Kafka.
O good The squad has seven engineers.
O good The aim is to halve the median refund from six days to three.
O good Every second Friday is free, since they have a nine-day fortnight.
O good You hold a bachelor’s in industrial engineering.
O good You speak Dutch, English and German.
O number You cut calls about missing orders by 58%.
O number Of 42 A/B tests last year, nine won.
O number The squad has eleven engineers.
O number They handle 62,000 parcels a week.
O date You joined Quince in October 2021.
O skill You know Tableau and Snowflake well.
O title As Director of Product at Quince you own checkout.
O employer At Veerman Data you ran A/B tests on the checkout.
O degree Your MBA from Hogeschool Zandmeer is a good base.
H good You have had your hands on cranes since 2017, and on slings since 2014.
H good Forty-one tandem lifts, some of 128 tonnes, are in your log.
H good Four years without a lost-time incident is rare.
H good You hold the blue card for crawler cranes.
H good The rate is £24.50 an hour.
H good You’ve run a 350-tonne crawler; theirs is a 600-tonne one.
H good You unloaded some 300 ships at the Port of Saltmere.
H good With sixteen years in the trade you know scaffolds, slings and cranes.
H number The crawler on the quay is one of 900 tonnes.
H number You have 61 tandem lifts behind you.
H date You got your crawler crane card in 2019.
H employer At the Port of Saltmere you did 41 tandem lifts.
H degree Your sea survival certificate is in order.
H title You were Lift Supervisor at the Port of Saltmere.
A good You are a staff nurse with patients after stroke.
A good You already know the Trust from four and a half years in acute medicine.
A good Your degree in adult nursing is from Lanbury.
A good You took charge of nights for two years.
A good Omissions on drug charts fell by seven points, from nine per cent to two.
A good You screened over 200 patients last year.
A good Four students a year learn from you.
A good You hold the NIHSS certificate.
A good One weekend in three is yours for certain.
A good The rota is out two months ahead.
A number You screened 310 patients last year.
A number The unit has 34 beds.
A title As Ward Sister at Penmarsh you care for twelve patients.
A degree You hold a master’s in nursing from Lanbury.
A skill You know dialysis and chemotherapy.
A employer At St Gerold’s Infirmary you audited 60 drug charts a month.
S good You have been on your own since the start of 2022.
S good Eleven schemes in almost five years is a steady pace.
S good You teach one day a week at Ravensholme.
S good Your MA in architectural lighting is from Ravensholme.
S good You’ve drawn with AutoCAD and calculated with Dialux.
S good Ten years in lighting and three on stage make a wide view.
S good The year is paid thirteen times, at €3,600 to €4,300 a month.
S number You teach 44 students a year.
S number The studio has nineteen people.
S date You left Atelier Brume in 2019.
S skill You have used Revit and Blender for years.
S title As Creative Director at Atelier Brume you wrote schedules.
S employer At the Palace Theatre you wrote luminaire schedules for six hotels.
M good You run the pass for seventy covers.
M good You brought food cost down from 34 to 28 per cent within a year.
M good Six commis have learned from you.
M good Your supper club seats a dozen, once a month.
M good You have cooked for more than twelve years.
M good You hold Food Safety Level 3.
M good The house is closed in January, and you are paid.
M number You run the pass for 170 covers.
M number You brought food cost down to 18 per cent.
M date Your supper club began in 2016.
M title As Head Chef at The Drowned Rat you run the pass.
M employer At Brasserie Okapi you took food cost from 34 to 28 per cent.
M degree You hold a diploma from Le Cordon Bleu.
M skill You know charcuterie and chocolate work.
N good You brought month-end down from ten working days to six.
N good They want month-end to go from twelve working days to five.
N good You have been a chartered accountant since 2017.
N good Fourteen Power BI pages are your work.
N good You audited housing associations and two water companies.
N good Your history degree is from Wexborough.
N good In nearly seven years at Baxter Tull you rose from trainee to senior.
N good You report on a programme of more than £8 million.
N number You brought month-end down from ten working days to two.
N number You report on a programme of £18.3 million.
N number You audited the grant claims of nineteen charities.
N date You qualified in 2014.
N date You joined Kiln & Clay in June 2023.
N title As Finance Director of Kiln & Clay you report on kilns.
N title As Audit Manager at Baxter Tull you led audits.
N employer At Kiln & Clay you led audits of housing associations.
N degree Your degree in economics from Wexborough is a good base.
N skill You know Oracle and Tableau well.
F skill Airflow you met at Marlow & Finch, and it stayed with you.
F skill Spark and Flink are at your fingertips.
F good Kafka you have run for years, and dbt you know from the models for underwriters.
F good Terraform and Git are in your toolbox.
F requirement_as_skill GDAL you have used for years, which is what they ask for.
O skill Power BI you can read in your sleep.
S requirement_as_skill Revit, Dialux and AutoCAD are in your toolbox.
S good AutoCAD and Dialux are in your toolbox, which covers what they ask for.
S good DALI and DMX you have programmed before.
S good Mock-ups at full size would be something to look forward to.
N requirement_as_skill Unit4 you know from Kiln & Clay.
N good Power BI you have used for fourteen pages, and IFRS is at your fingertips.
M requirement_as_skill Smoking and curing you have done for years.
M good Fish butchery and bread you can do.
H degree A tower crane card is among your papers.
H degree A rigger’s certificate and a first aid certificate are among your tickets.
H good The slinger card and the blue crawler card are among your papers.
N degree You have been CIPFA-qualified since 2017.
N degree CIMA since 2017, you know the work.
N good ACA since 2017, you know the work.
N good Having qualified in 2017, you have seen many a month-end.
A degree The mentorship course that you took at Carrowby was in 2016.
A good The mentorship course that you took at Lanbury was in 2016.
A degree A midwife by degree, you know wards.
O good An industrial engineer by degree, you know how things move.
O degree A mechanical engineer by degree, you know how things move.
F good A harbour master would show you what annoyed him.
F good The harbour master, who knows the water, would sit with you.
H good You were never a dock master, but you know docks.
S good Between your BA and your MA you worked as a stage electrician.
N title You stopped being Audit Manager at Baxter Tull in 2021.
N title You rose to Partner at Baxter Tull.
N good You rose to Audit Senior at Baxter Tull.
M title The title of Sous Chef was yours at Brasserie Okapi.
M good The title of Senior Sous Chef is yours at The Drowned Rat.
M title Head Chef already at The Drowned Rat, you know a pass.
M title You began as Chef de Partie at the Hôtel des Mouettes.
M good You began as Commis Chef at the Hôtel des Mouettes.
O title You used to be Quince’s Analytics Manager.
O good You used to be Quince’s Analytics Engineer.
H title Promoted to Crane Supervisor at the Port of Saltmere, you kept the log.
S title Atelier Brume had you as its Lead Designer.
S good Atelier Brume had you as its Lighting Designer.
A title As Penmarsh’s Charge Nurse you care for twelve.
O employer Since July 2022 the checkout at Veerman Data has been yours.
M employer Food cost went from 34 to 28 per cent; you did that at Brasserie Okapi.
S employer On the payroll of Glow Studio since 2022, you have drawn eleven schemes.
N employer When you came to Harrowgate Foods, month-end took ten working days.
F employer Brightwater Insurance is no stranger to you: you have been a Lead Data Engineer there since 2023.
F good Marlow & Finch is no stranger to on-call, and neither are you.
O employer After four years at Dovetail Outfitters you know returns.
H employer Your years at Girder People have taught you cranes.
H good You have been placed by Gantry Personnel before.
N number Month-end fell from ten days to nil.
A number Omissions fell from 9% to zero.
M number You would train five commis, and send one a year on.
M good You would train three commis, and send one a year on.
F number They have nineteen dogs.
O number The refund should fall from six days to two.
S number Six swimming baths are lit by the studio.
""".strip()

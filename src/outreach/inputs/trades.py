"""Words that name what somebody does for a living: "engineer", "nurse", and endings such as "-smith"."""

from __future__ import annotations

import re

_TRADES = (
    "accountant actor actuary adjuster administrator adviser advisor agent agronomist analyst announcer "
    "apprentice "
    "arborist archaeologist architect archivist artist assembler assessor assistant associate attendant "
    "attorney "
    "auditor baker barber barista bartender biologist bookkeeper bricklayer broker builder butcher buyer "
    "captain "
    "cardiologist caregiver caretaker carer carpenter cartographer cashier caseworker chair chaplain "
    "chauffeur chef "
    "chemist chief choreographer cleaner clerk clinician coach coder collector commissioner composer "
    "concierge "
    "conductor conservator consultant controller cook coordinator copywriter counsel counsellor counselor "
    "courier "
    "curator dancer dealer dentist deputy designer developer dietitian director dispatcher docker doctor "
    "draughtsman "
    "dressmaker driver ecologist economist editor educator electrician engineer estimator evaluator examiner "
    "executive expert farmer farrier fellow fisherman fitter florist footman forester fundraiser gardener "
    "geologist "
    "geophysicist glazier grower guard hairdresser handler handyman head healthcare helper historian "
    "housekeeper hydrologist hygienist illustrator inspector installer instructor intern interpreter "
    "investigator janitor joiner journalist judge keeper labourer laborer landscaper lawyer lead leader "
    "lecturer "
    "librarian lifeguard linguist locksmith machinist maid maker manager marketer marketeer mason matron "
    "mechanic "
    "mediator mentor merchandiser microbiologist midwife miller millwright miner modeller moderator "
    "musician nanny "
    "negotiator neurologist nurse nutritionist officer operative operator optician optometrist organiser "
    "organizer "
    "packer painter paralegal paramedic partner pathologist pharmacist photographer physician physicist "
    "physiotherapist picker pilot planner plasterer plumber podiatrist porter postdoc practitioner president "
    "principal printer producer professor programmer promoter psychiatrist psychologist publicist purser "
    "radiographer "
    "ranger receptionist recruiter registrar rep reporter representative researcher restorer reviewer "
    "rigger roofer "
    "sailor salesperson scheduler scientist seamstress secretary selector setter sewer shepherd sister "
    "skipper "
    "smith solicitor specialist spokesperson stableman statistician steward stocker stonemason strategist "
    "superintendent supervisor surgeon surveyor sysadmin tailor taxidermist teacher technician technologist "
    "telemarketer teller tester thatcher therapist trader trainee trainer translator treasurer treater "
    "tutor turner waller cutter stitcher presser "
    "typographer underwriter upholsterer usher valet varnisher vet veterinarian volunteer waiter waitress "
    "walker "
    "warden warehouseman watchmaker weaver welder worker wrangler writer zoologist"
).split()
ROLE_WORD = re.compile(
    rf"\b(?:{'|'.join(_TRADES)}|[a-z]+(?:smith|wright|maker|keeper)|vp|cto|cfo|ceo|coo|cmo)s?\b",
    re.IGNORECASE,
)
TRADE_ENDING = re.compile(r"(?:keeper|maker|smith|wright|worker|er|or|ist|ian|ant)s?\b", re.IGNORECASE)

"""Words that head a job title or stand in front of one, in all trades."""

from __future__ import annotations

import re

# Nouns a job title is headed by. Titles in no list are found by their place in the layout.
TITLE_WORD = re.compile(
    r"\b(engineer|developer|programmer|architect|administrator|analyst|scientist|manager|lead|"
    r"leader|director|head|chief|officer|president|consultant|specialist|co-?ordinator|designer|"
    r"assistant|associate|intern|trainee|apprentice|technician|technologist|nurse|midwife|physician|doctor|"
    r"therapist|pharmacist|teacher|lecturer|professor|tutor|instructor|trainer|researcher|fellow|"
    r"chef|cook|baker|waiter|waitress|server|bartender|barista|host|hostess|accountant|auditor|bookkeeper|"
    r"controller|comptroller|clerk|cashier|buyer|planner|dispatcher|driver|courier|operator|"
    r"operative|mechanic|"
    r"electrician|plumber|carpenter|joiner|painter|bricklayer|mason|roofer|"
    r"welder|fitter|gardener|landscaper|foreman|forewoman|supervisor|superintendent|inspector|surveyor|"
    r"estimator|sales\w*|representative|executive|recruiter|founder|co-founder|owner|proprietor|"
    r"editor|writer|journalist|reporter|translator|interpreter|photographer|illustrator|artist|animator|"
    r"producer|librarian|archivist|curator|conservator|lawyer|attorney|solicitor|barrister|"
    r"paralegal|secretary|"
    r"receptionist|agent|adviser|advisor|strategist|marketer|evangelist|scrum master|tester|broker|trader|"
    r"counsellor|counselor|caregiver|carer|porter|paramedic|firefighter|sergeant|lieutenant|captain|major|"
    r"corporal|soldier|sailor|seaman|airman|petty officer|pilot|steward|stewardess|attendant|guide|coach|"
    r"freelancer?|contractor|postdoc\w*|cto|ceo|cfo|coo|cio|cmo|vp|svp|evp|sre|dba|devops|worker|helper|"
    r"hygienist|dentist|vet|veterinarian|optician|stylist|tailor|butcher|"
    r"principal|registrar|demonstrator|merchandiser|stocker|picker|packer|machinist|labou?rer|"
    r"crew member|team member|cabin crew|docker|stevedore|shepherd|farmer|farmhand|fisherman|sawyer|forester|"
    r"keyholder|au pair|nanny|cleaner|housekeeper|janitor|caretaker|custodian|concierge|bellhop|caddie|"
    r"moulder|caster|smith|turner|miller|brewer|potter|weaver|actor|musician|dancer|composer|"
    r"statistician|economist|physicist|chemist|biologist|geologist|hydrologist|ecologist|psychologist|"
    r"technical staff|ward sister|matron|locum|resident|houseman|chaplain|pastor|priest|imam|rabbi|"
    r"detective|constable|guard|warden|lifeguard|ranger|deputy|dean|provost|reader|scholar|proofreader|"
    r"actuary|adjuster|aide|ambassador|anaesthetist|anesthesiologist|arborist|arranger|assembler|assessor|"
    r"auctioneer|baggage handler|bailiff|ballet master|beautician|beekeeper|binder|blaster|boatswain|"
    r"bodyguard|bookbinder|bosun|builder|caller|camera operator|capt|carver|ceramicist|chair|chairman|"
    r"chairwoman|chairperson|chandler|chauffeur|checker|choreographer|cleric|climber|cobbler|collector|"
    r"columnist|commander|commissioner|compositor|conductor|cooper|correspondent|cosmetologist|councillor|"
    r"crane driver|critic|croupier|cutter|dealer|deckhand|decorator|delegate|deputy head|dietician|dietitian|"
    r"diver|docent|draftsman|draftsperson|draughtsman|drafter|dresser|driller|drummer|embalmer|embroiderer|"
    r"enumerator|envoy|epidemiologist|examiner|expert|fabricator|facilitator|farrier|ferryman|finisher|"
    r"fishmonger|fixer|florist|flutist|forewoman|furrier|gaffer|geneticist|gilder|glazier|grader|grinder|"
    r"grip|grocer|groom|groomer|groundsman|groundskeeper|gunner|hairdresser|barber|handler|handyman|"
    r"harpist|hauler|hawker|healer|herder|historian|illustrator|implementer|indexer|installer|investigator|"
    r"invigilator|ironworker|jeweller|jeweler|jockey|joiner|judge|juggler|laminator|leading hand|lecturer|"
    r"liaison|librettist|linguist|linesman|lineman|loader|locksmith|luthier|magistrate|maid|maitre d|"
    r"manufacturer|marshal|masseur|masseuse|master|mate|mathematician|mentor|messenger|meteorologist|"
    r"milliner|minder|missionary|model|moderator|monitor|mover|naturalist|navigator|negotiator|notary|"
    r"novelist|obstetrician|odd-?job\w*|optometrist|organiser|organizer|organist|orderly|osteopath|"
    r"oysterman|paediatrician|pediatrician|panel beater|patroller|pedicurist|perfumer|permanent secretary|"
    r"phlebotomist|physiotherapist|pianist|piano tuner|plasterer|player|playwright|podiatrist|polisher|"
    r"politician|postman|postwoman|postmaster|preparator|presenter|presser|printer|prison officer|processor|"
    r"procurer|promoter|proof-?reader|prosecutor|psychiatrist|publican|publicist|quartermaster|rafter|"
    r"radiographer|radiologist|rapporteur|reviewer|rigger|roadie|roaster|router|runner|saddler|scaffolder|"
    r"sculptor|seamstress|sexton|shearer|shopper|shunter|signaller|signalman|singer|sister|skipper|"
    r"slaughterman|soloist|sommelier|sorter|splicer|sprayer|spokesperson|stagehand|statistician|"
    r"steel fixer|stonemason|storeman|storeperson|storyteller|student|surgeon|sweeper|taster|tattooist|"
    r"taxidermist|teller|thatcher|tiler|toolmaker|traffic controller|transcriber|treasurer|tree surgeon|"
    r"trimmer|trustee|tuner|typesetter|typist|umpire|undertaker|underwriter|upholsterer|usher|valet|"
    r"valuer|vendor|verger|videographer|vintner|violinist|cellist|waitstaff|watchman|weigher|whip|"
    r"winemaker|woodcutter|wrapper|zookeeper|zoologist|scientist|hydrographer|cartographer|planner|"
    r"telephonist|telemarketer|canvasser|fundraiser|"
    r"\w+(?:keeper|monger|wright|smith|maker|worker|setter|layer|hand|master|mistress|ologist|graphers?|"
    r"therapist|dresser|writer|browser|fighter|runner|minder|woman)|wrangler|leiter\w*|referent\w*|"
    r"ingenieur\w*|ingénieur\w*|ingeniero|ingegnere|entwickler\w*|développeu\w*|desarrollador\w*|"
    r"berater\w*|sachbearbeiter\w*|verkäufer\w*|mechaniker\w*|techniker\w*|krankenpfleger\w*|pfleger\w*|"
    r"lehrer\w*|directeur|directrice|chargée?|responsable|infirmièr\w|infirmier|professeure?|gerente|"
    r"medewerker|praktikant\w*|werkstudent\w*|auszubildende\w*|stagiaire|becari[oa]|azubi|zivildiener\w*)s?\b",
    re.IGNORECASE,
)
TITLE_END = re.compile(
    r"(?:eer|ist|ian|ier|yst|ant|ent|man|woman|person|keeper|ator|itor|tor|er|or|ess|ee|nik|eur|euse)$", re.I
)
SENIORITY = re.compile(
    r"^(?:senior|sr\.?|junior|jr\.?|chief|head|lead|deputy|assistant|associate|principal|"
    r"staff|trainee|apprentice|"
    r"graduate|interim|acting|freelance|independent|self-employed|visiting|adjunct|regional|vice|co-?founder|"
    r"executive|registered|certified|licensed|managing|temporary|part-time|full-time|night|"
    r"shift|member of)\b",
    re.IGNORECASE,
)

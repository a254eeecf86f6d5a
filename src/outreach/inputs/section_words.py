"""The words of headings, and which section of a resume they open."""

from __future__ import annotations

import re

from outreach.inputs.foreign_headings import FOREIGN
from outreach.text import plain

# The word that decides what a heading opens. The first of these in a heading counts, but for those of
# "other", which count wherever they stand: "Volunteer experience" is no employment.
_DECIDING = {
    "other": "volunteer volunteering voluntary unpaid community giving boards clients customers projects "
    "project awards award honours honors prizes prize grants scholarships publications papers "
    "articles patents talks presentations conferences references referees testimonials memberships "
    "membership affiliations certificates certificate certifications certification licences licenses "
    "licence license tickets courses course languages language achievements accomplishments activities "
    "extracurricular portfolio links service outreach supervision supervised theses methods "
    "declaration additional",
    "experience": "experience experiences employment employments employers career jobs positions posts "
    "appointments internships internship placements placement apprenticeship apprenticeships "
    "military worked assignments contracts engagements roles timeline path postings credits voyages gigs "
    "stations",
    "education": "education academic-background qualification qualifications studies studied study "
    "schooling degrees academics diplomas licensure credentials",
    "skills": "skills skill technologies tools competencies competences expertise strengths proficiencies "
    "stack toolbox toolkit competence knowledge abilities capabilities",
    "summary": "summary profile about overview statement bio biography introduction hello",
    "objective": "objective objectives goal goals aim aims",
    "interests": "interests hobbies hobby pastimes love leisure",
    "contact": "contact contacts details",
}
# Words that decide only alone or with a word like themselves.
_WEAK = {
    "experience": "work history background journey",
    "other": "training research teaching development links memberships information examinations workshops "
    "seminars commitments patents press media exhibitions performances hackathons coursework quotes "
    "recommendations say said people colleagues others chosen selected",
}
_BESIDE = (
    "professional relevant other selected chosen larger side personal key core technical academic teaching "
    "clinical civilian industry further previous current recent early earlier later main paid student "
    "summer practical leadership management executive areas area of and in the a my i have has where what "
    "who me how at to for with & past present major notable training research history background work "
    "working job employment career skills tools it computer digital soft hard additional bring do did "
    "done detail information list history summary record life field industrial international commercial "
    "permanent temporary freelance self contract hospitality retail nursing engineering design legal "
    "medical administrative office creative hands-on prior brief invited public open source study "
    "university college school schools conference references available upon request on love like learned "
    "been held back top statement position desired highlights interests hobbies "
    "languages certifications memberships "
    "awards publications talks driving state doctoral tertiary secondary higher primary "
    "further colleagues say i've i'm"
).split()
EXACT = {
    "career": "experience",
    "work": "experience",
    "career history": "experience",
    "career summary": "experience",
    "employment summary": "experience",
    "career profile": "summary",
    "career objective": "objective",
    "career goal": "objective",
    "career goals": "objective",
    "career overview": "summary",
    "professional background": "experience",
    "academic background": "education",
    "education and experience": "education",
    "experience and education": "experience",
    "experience and skills": "skills",
    "skills and experience": "skills",
    "skills profile": "skills",
    "career highlights": "other",
    "career achievements": "other",
    "career break": "",
    "career breaks": "",
    "service": "",
    "what i did": "",
    "how i got here": "experience",
    "my journey": "experience",
    "the story so far": "experience",
    "track record": "experience",
    "sea service": "experience",
    "service record": "experience",
    "permanent": "experience",
    "roles": "experience",
    "school": "education",
    "schools": "education",
    "training": "other",
    "apprenticeship": "",
    "internship": "",
    "military": "experience",
    "personal information": "contact",
    "personal data": "contact",
    "contact information": "contact",
    "personal statement": "summary",
    "links": "other",
    "how i work": "other",
    "how i lead": "other",
    "what i bring": "other",
    "job objective": "objective",
    "work permit": "other",
    "education and training": "education",
    "training and education": "education",
    "previous clients": "other",
    "language skills": "other",
    "driving licence": "other",
    "side projects": "other",
    "open source": "other",
    "open source work": "other",
    "project experience": "experience",
    "military service": "experience",
    "army service": "experience",
    "naval service": "experience",
    "civilian work": "experience",
}
for _kind, _headings in {
    "interests": "outside work|and outside work|outside of work|free time|spare time|in my own time|"
    "beside work|"
    "off duty|off the clock|after hours|away from work|when not working|in my free time|leisure time",
    "summary": "a few words first|in short|in brief|at a glance|who i am|nutshell|in a nutshell|the "
    "short version|"
    "introducing myself|a word about me|key facts|snapshot",
    "other": "availability|notice period|right to work|governance|peer review|cpd|"
    "continuing professional development|spoken languages|tongues|for fun|"
    "service to the profession|personal|driving|for nothing|giving back|without pay|unpaid|"
    "elsewhere|side notes|other things|odds and ends|"
    "and also|miscellaneous|misc|personal projects|good causes|also of note|other|extras",
    "objective": "next step|what next|looking for|next|what comes next",
    "education": "school|academic record|formal education|learning|schooling|learned|"
    "degrees and courses|where i learned",
    "skills": "tech stack|tech|technical proficiency|technical proficiencies|good at|know-how|kit|"
    "equipment and software|computing|software|languages and tools|"
    "instruments",
    "experience": "employed|what i have done so far|what i have done|what i've done|so far|"
    "days at work|jobs held|"
    "posts held|career to date|my career so far|career so far|life at work|a life in work|"
    "working life|my working "
    "life|work life|on the job|places of work|work so far|jobs so far|past lives|chronology|freelance work|"
    "current role|current post|present post|present position|before that|earlier|"
    "previously|additional experience|further experience|occupational history|service history|fieldwork|"
    "professional life|professional practice|professional path|sea time|odd jobs|company history|where i've "
    "been|volunteer and work experience|work and volunteer experience|work and volunteering|"
    "project and work experience|summary of experience",
}.items():
    EXACT |= dict.fromkeys(_headings.split("|"), _kind)
EXACT = FOREIGN | EXACT
# "Where I've worked", "What I use": a heading in the first person
FIRST_PERSON = re.compile(
    r"^(?:and )?(?:what|where|how|why|who|when|things|places|jobs|work) i(?:['’](?:ve|m|d|ll))?\b[\w "
    r"'’-]{2,34}$",
    re.I,
)
SAID = (
    ("objective", r"\b(?:look|want|seek|hope|next)"),
    ("experience", r"\b(?:work|worked|employed|been|earned|jobs|got here|spent|did)\b"),
    ("education", r"\b(?:studied|learn\w*|trained|school)\b"),
    ("skills", r"\b(?:use|know|can|good|bring|speak)\b"),
    ("interests", r"\b(?:like|love|enjoy|play|free|outside)\b"),
)
KIND = {word: kind for kind, words in _DECIDING.items() for word in words.split()}
WEAK_KIND = {word: kind for kind, words in _WEAK.items() for word in words.split()}
VOCABULARY = set(KIND) | set(WEAK_KIND) | set(_BESIDE)
SQUASHED = {plain(words): kind for words, kind in EXACT.items()}

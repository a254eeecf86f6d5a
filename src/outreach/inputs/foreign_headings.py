"""Headings of resumes in languages other than English, by the section they open."""

_HEADINGS = {
    "experience": "berufserfahrung|beruflicher werdegang|berufspraxis|werdegang|berufliche erfahrung|"
    "praktika|"
    "praktische erfahrung|expérience professionnelle|expériences professionnelles|expérience|expériences|"
    "parcours professionnel|parcours|stages|experiencia laboral|experiencia profesional|experiencia|"
    "trayectoria profesional|esperienza professionale|esperienze professionali|esperienza lavorativa|"
    "esperienze lavorative|esperienze|werkervaring|loopbaan|experiência profissional|experiência|"
    "doświadczenie zawodowe|doświadczenie|pracovní zkušenosti|praxe|zaměstnání|arbetslivserfarenhet|"
    "arbetserfarenhet|arbeidserfaring|yrkeserfaring|erhvervserfaring|työkokemus",
    "education": "ausbildung|studium|schulbildung|bildungsweg|bildung|schule|formation|formations|"
    "études|diplômes|"
    "scolarité|formación|formación académica|educación|estudios|istruzione|istruzione e formazione|"
    "formazione|"
    "opleiding|opleidingen|formação|formação acadêmica|educação|wykształcenie|edukacja|vzdělání|utbildning|"
    "utdanning|uddannelse|koulutus",
    "skills": "kenntnisse|fähigkeiten|edv-kenntnisse|kompetenzen|compétences|savoir-faire|habilidades|"
    "competencias|"
    "conocimientos|aptitudes|competenze|vaardigheden|competências|umiejętności|dovednosti|kompetens|"
    "kompetanse|kompetencer|taidot",
    "other": "sprachen|sprachkenntnisse|ehrenamt|weiterbildung|weiterbildungen|zertifikate|projekte|"
    "referenzen|"
    "veröffentlichungen|auszeichnungen|langues|bénévolat|projets|références|idiomas|voluntariado|proyectos|"
    "referencias|lingue|volontariato|progetti|talen|vrijwilligerswerk|cursussen|cursos|języki|kursy|"
    "wolontariat|jazyky|kurzy|språk|språkkunskaper|sprog|kielitaito",
    "interests": "hobbys|interessen|loisirs|centres d'intérêt|intereses|aficiones|interessi|hobby's|"
    "interesses|"
    "zainteresowania|zájmy|intressen|interesser|harrastukset",
    "summary": "profil|über mich|zusammenfassung|kurzprofil|à propos|résumé du profil|perfil|sobre mí|"
    "sobre mim|profilo|profiel|over mij|podsumowanie|profiili",
    "contact": "persönliche daten|kontakt|angaben zur person|coordonnées|datos personales|contacto|"
    "dati personali|contatti|personalia|contactgegevens|dados pessoais|contato|dane osobowe|osobní údaje|"
    "personuppgifter",
}
FOREIGN = {heading: kind for kind, headings in _HEADINGS.items() for heading in headings.split("|")}

"""The words in which sites say that a job is gone, or that something must be done before it is shown.

Boards say them in the language of their visitors, whatever the posting is written in.
"""

from __future__ import annotations

import re

_JOB = (
    r"\b(?:job|position|vacancy|role|posting|post|advert(?:isement)?|ad|opening|listing|requisition|"
    r"opportunity|"
    r"offer|announcement|recruitment|competition|internship|placement|traineeship|apprenticeship)"
    r"(?: (?:ad|advert|advertisement|posting|listing|offer|opening|announcement|opportunity|advertised))?\b"
)
_GONE = (
    r"(?:expired|closed|ended|filled|been taken|removed|taken (?:down|offline)|withdrawn|archived|"
    r"unpublished|"
    r"cancell?ed|inactive|deactivated|deleted|delisted|snapped up|finished|concluded|unavailable|been placed|"
    r"discontinued|passed its (?:closing|expiry) date)"
)
_ANY_MORE = r"any ?(?:more|longer)"
_NO_LONGER = rf"(?:no longer|not \w+ {_ANY_MORE}|(?:isn|aren|doesn|wasn)[’']t [\w ]{{2,20}} {_ANY_MORE})"
EXPIRED = re.compile(
    rf"{_JOB}(?! (?:for|in|as|of|to) )[^.!?;,]{{0,60}}?\b(?:has|have|is|was|are|"
    rf"been)\b[^.!?;,]{{0,14}}?\b{_GONE}\b"
    r"(?! (?:for|loop|environment|days?|to the public|on (?:sundays?|mondays?|weekends)))|"
    rf"{_JOB}[^.!?;]{{0,70}}\b{_NO_LONGER}\b|"
    rf"\b{_NO_LONGER}\b (?:an? )?(?:open|active|available|live) {_JOB}|"
    r"\bno longer (?:accepting|taking|receiving|open (?:to|for)|recruiting|hiring|considering|seeking|"
    r"looking for)\b|"
    r"\b(?:not|stopped|finished|closed to|closed for) (?:currently |now )?(?:accepting|taking|receiving)? ?"
    r"(?:any )?(?:new |more |further )*applica(?:tions|nts)\b|"
    r"\bapplications?(?: for (?:this|the|our) [\w ]{2,40}?)? (?:are |is |have |has |were )?"
    r"(?:now |already )?(?:been )?closed\b|"
    r"\b(?:deadline|closing date|closing time|application (?:period|window))\b[^.!?]{0,40}\b(?:has|have|is|"
    r"was) "
    r"(?:now |already )?(?:passed|past|over|closed|expired|ended|gone)\b|"
    r"\b(?:recruitment|recruiting|hiring|selection) (?:for|to) [^.!?]{2,40} (?:has|have|is) (?:now |"
    r"already |been )?"
    r"(?:finished|ended|closed|concluded|complete)|"
    r"\bwe(?: have|[’']ve) (?:now |already )?(?:found|appointed|hired) (?:some(?:body|one)|our|a "
    r"candidate)\b|"
    rf"\bthis {_JOB} (?:expired|closed|ended)\b|\bwe(?: have|[’']ve) filled (?:this|the) {_JOB}|"
    r"\bis not open any ?more\b|\b(?:archived|expired|closed|filled) (?:vacancy|job|posting|advert|"
    r"position|role)\b|"
    # other languages
    r"nicht mehr (?:verfügbar|aktuell|aktiv|online|ausgeschrieben|besetz\w+|vakant|offen)|"
    r"(?:stelle|position|stellenan\w+|anzeige|ausschreibung|bewerbungsfrist)\b[^.!?]{0,30}\b(?:besetzt|"
    r"abgelaufen|"
    r"geschlossen|deaktiviert|beendet|vergeben|archiviert|gelöscht)|"
    r"(?:offre|poste|annonce|emploi)\b[^.!?]{0,30}(?:n[’']est plus|n[’']existe plus|a expiré|est expirée?|"
    r"a été pourvu|"
    r"est pourvu|est clôturée?|a été clôturée?|a été retirée?|a été supprimée?)|candidatures? (?:sont |est )?"
    r"(?:closes?|clôturée?s?)|"
    r"(?:oferta|empleo|vacante|puesto|anuncio|vaga|anúncio)\b[^.!?]{0,40}(?:ya no|no está disponible|ha "
    r"(?:caducado|"
    r"expirado|finalizado)|está cerrad[ao]|fue cerrad[ao]|(?:já )?não (?:está|aceita|se encontra)|foi "
    r"(?:encerrad[ao]|"
    r"preenchid[ao])|está (?:encerrad|expirad)[ao]|expirou)|"
    r"(?:vacature|functie|baan)\b[^.!?]{0,30}(?:niet meer|niet langer|gesloten|vervuld|verlopen|ingevuld)|"
    r"(?:offerta|annuncio|posizione)\b[^.!?]{0,30}(?:non è più|scadut[ao]|chius[ao]|non più)|candidature "
    r"chiuse|"
    r"(?:ofert\w+|ogłoszeni\w+|rekrutacj\w+)\b[^.!?]{0,30}(?:wygasł|nieaktualn|zakończon|nie jest już|jest "
    r"już nie|"
    r"archiwaln|zamknięt)|"
    r"(?:annonsen|tjänsten|jobbet|stillingen|stillingsannonsen|opslaget|annoncen|"
    r"jobopslaget)\b[^.!?]{0,30}(?:inte längre|"
    r"ikke længere|ikke lenger|utgått|udløbet|utløpt|stängd|lukket|tillsatt|besat|besatt|avslutad|"
    r"avpublicerad)|"
    r"(?:ilmoitus|työpaikka|työpaikkailmoitus|haku)\b[^.!?]{0,30}(?:vanhentunut|päättynyt|sulkeutunut|ei "
    r"ole enää)|"
    r"(?:nabídka|inzerát|pozice|ponuka|pracovní místo)\b[^.!?]{0,30}(?:již není|už není|už nie je|vypršel|"
    r"neaktuáln|"
    r"uzavřen|obsazen)|"
    r"(?:állás|hirdetés|pozíció)\w*\b[^.!?]{0,30}(?:lejárt|már nem|betöltött|megszűnt)|"
    r"(?:anunțul|anunţul|oferta|jobul|postul)\b[^.!?]{0,30}(?:nu mai este|a expirat|expirat|închis|ocupat)|"
    r"ilan\w*\b[^.!?]{0,30}(?:yayından kald|süresi dol|kapan|sona er|aktif değil|pasif)|başvurular "
    r"(?:kapan|sona er)|"
    r"ваканси\w+[^.!?]{0,40}(?:закрыт|архив|неактивн|снят|больше не|удален|закрито|архіві|неактуальн)|"
    r"(?:求人|募集|掲載)[^。]{0,20}(?:終了|締め切|停止|できません)|(?:职位|岗位|招聘|職缺|職位)[^。]{0,16}(?:已|不存在|下线|关闭|"
    r"过期|結束|關閉)|(?:채용|공고|모집)[^.]{0,16}(?:마감|종료|만료)",
    re.IGNORECASE,
)
# said of what may come, or of a page that was mistyped, it is no notice
IF = re.compile(
    r"\b(?:if|when|once|until|unless|before|after|may|might|will|would|should|can|could|as soon as|in case|"
    r"whenever|"
    r"reserve|sooner|earlier|wenn|falls|sobald|lorsque|dès|cuando|quando|wanneer|zodra|jeśli|gdy)\b",
    re.IGNORECASE,
)
# the notice alone, as a title's piece, a badge or the value beside "Status"
EXPIRED_ALONE = re.compile(
    rf"(?:{_JOB} |applications? |vacancy |recruitment |advert )?(?:is |has |are |now |already )*(?:expired|"
    rf"closed|filled|"
    r"archived|inactive|no longer available|no longer advertised|position filled|withdrawn|unpublished|"
    r"abgelaufen|"
    r"besetzt|nicht mehr verfügbar|expirée?|pourvue?|clôturée?|caducad[ao]|cerrad[ao]|verlopen|gesloten|"
    r"vervuld|"
    r"scadut[ao]|encerrad[ao]|wygasła|nieaktualna|utgått|udløbet|utløpt|vanhentunut)[.!]?",
    re.IGNORECASE,
)
EXPIRED_BADGE = re.compile(
    rf"(?:{_JOB}|applications?|recruitment) (?:is |has |are |now )*(?:expired|closed|filled|archived|"
    rf"inactive|withdrawn)[.!]?",
    re.IGNORECASE,
)
NOT_FOUND = re.compile(
    r"^(?:error |http )?4(?:04|10)\b|\b(?:error|http|status) 4(?:04|10)\b|\b404\b.{0,12}\b(?:error|page)|"
    r"\bnot found\b|\b(?:page|link|address|url)\b.{0,40}\b(?:missing|mistyped|broken|moved|gone|"
    r"does(?:n[’']t| "
    r"not) exist|no longer|not here)|(?:couldn[’']t|cannot|can[’']t|could not|unable to|failed to) find|"
    r"\boops\b|"
    r"\bsomething went wrong\b|\bwent wrong\b|\binternal server error\b|\bunder maintenance\b|\bservice "
    r"unavailable\b|"
    r"seite (?:wurde )?nicht gefunden|page introuvable|página no encontrada|pagina niet gevonden|nie "
    r"znaleziono|"
    r"(?:link|address|url) (?:was|is|may be|might be|has been) (?:mistyped|old|broken|wrong|incorrect)",
    re.IGNORECASE,
)
CHALLENGE = re.compile(
    r"checking (?:your|if the site|that your) (?:browser|connection)|verify(?:ing)? (?:that )?you(?: are|"
    r"[’']re) (?:a )?human|"
    r"\bare you a robot|not a robot|captcha|unusual (?:traffic|activity)|enable javascript and cookies|"
    r"checking that you are|security of your connection|one more step|just a (?:moment|second)\W|slide "
    r"(?:the|to)\b|"
    r"security check|prove (?:that )?you(?: are|[’']re)|pardon our interruption|(?:you were|you are|"
    r"you[’']re) a (?:ro)?bot|"
    r"press (?:&|and) hold|confirm (?:that )?you(?: are|[’']re) (?:a )?(?:human|real)|you have been "
    r"blocked|access "
    r"(?:to this page )?(?:has been |is )?denied|permission to access|select all (?:images|squares|pictures)|"
    r"too many requests|request (?:was |has been )?blocked|\bray id\b|automated (?:access|requests|queries)|"
    r"\bsecurity service to protect|\bhuman verification|ob sie ein (?:mensch|roboter)|kein roboter|"
    r"vérifi\w+ que vous êtes|pas un robot|(?:es|sea|eres) un (?:ser )?humano|no soy un robot|(?:je bent|u "
    r"bent) een mens|"
    r"geen robot|sei un essere umano|non sono un robot|não sou um robô|jesteś człowiekiem|nie jestem robotem|"
    r"ты не робот|вы не робот|я не робот|ロボットではありません|人机验证|安全验证|로봇이 아닙니다",
    re.IGNORECASE,
)
LOGIN = re.compile(
    r"(?:sign|log) ?(?:in|on) (?:or [\w ]+ )?to (?:see|view|continue|read|access|unlock)|"
    r"(?:join|register|sign up|subscribe|create an? (?:\w+ )?(?:account|profile)|members|"
    r"subscribers)\b.{0,40}\b"
    r"(?:to (?:see|view|continue|keep|read|unlock)|only)|"
    r"join [A-Z]\w+ to|you (?:must|need to|have to) (?:be (?:signed|logged) in|sign in|log in)|members only|"
    r"(?:sign|log) in (?:again|with your)|session has (?:expired|timed out|ended)|password protected|page "
    r"is private|request access|"
    r"(?:enter|type) (?:your|the) password|become a member|already a (?:member|subscriber)|need help "
    r"signing in|"
    r"welcome back|forgot(?:ten)? (?:your )?(?:password|username)|single sign[- ]on|"
    r"melden sie sich (?:bitte )?an|bitte (?:melden sie sich|anmelden|einloggen)|passwort (?:vergessen|"
    r"eingeben)|"
    r"connectez[- ]vous|identifiez[- ]vous|mot de passe|inici\w+ sesión|contraseña|log in om|inloggen om|"
    r"wachtwoord|"
    r"accedi per|effettua l[’']accesso|faça login|iniciar sessão|zaloguj się|logga in för|log ind for|logg "
    r"inn for|"
    r"kirjaudu|přihlaste se|войдите|ログイン|请登录|登录后|로그인",
    re.IGNORECASE,
)  # fmt: skip
# the site's own words that a job is shown in full only behind the sign-in
LOGIN_FOR_JOB = re.compile(
    r"(?:sign|log|signing|logging) ?(?:in|on|up)\b[^.]{0,30}\bto (?:see|view|read|access|unlock|"
    r"continue)\b(?: reading)?"
    r"[^.]{0,24}\b(?:job|description|details|posting|vacancy|advert|ad|role|reading|full|whole|rest)\b|"
    r"(?:create an? (?:\w+ )?(?:account|profile)|register|join|subscribe)\b[^.]{0,24}\bto (?:see|view|keep|"
    r"read|unlock|"
    r"continue)\b[^.]{0,24}\b"
    r"(?:job|description|details|posting|vacancy|advert|ad|role|reading|full|whole|rest)\b|"
    r"visible to (?:members|subscribers|signed[- ]in)|(?:members|subscribers) only|open to members",
    re.IGNORECASE,
)
COOKIE = re.compile(
    r"\b(?:cookies?|consent|vendors?|partners|legitimate interest|privacy|tracking|einwilligung\w*|"
    r"datenschutz\w*|"
    r"privatsphäre|consentement|confidentialité|consentimiento|privacidad|toestemming|consenso|zgod\w+|"
    r"prywatności)\b",
    re.IGNORECASE,
)
SCRIPT = re.compile(
    r"(?:enable|need|requires?|turn on|without|activate).{0,25}java ?script|java ?script (?:is |seems to "
    r"be )?"
    r"(?:disabled|required|turned off|not enabled|needed)|^\s*(?:loading|please wait)",
    re.IGNORECASE,
)
NO_OPENINGS = re.compile(
    r"\b(?:no|not any) (?:open |current |suitable )?(?:openings|vacancies|positions|roles|"
    r"jobs)\b[^.]{0,20}\b(?:at the moment|"
    r"right now|currently|available|at present|open|found|match)|(?:currently|at (?:the moment|present)) "
    r"(?:have )?no "
    r"(?:open|current)?\s?(?:openings|vacancies|positions|roles|jobs)|\b0 (?:jobs|results|vacancies)\b",
    re.IGNORECASE,
)
_MISTYPED = re.compile(
    r"\b(?:link|address|url|page)\b.{0,30}\b(?:mistyped|broken|moved|wrong|incorrect|old)\b", re.I
)


def is_expired(sentence: str) -> bool:
    """Whether a sentence says that a job is gone, and not that it may be one day."""
    found = EXPIRED.search(sentence)
    if found is None or _MISTYPED.search(sentence):
        return False
    around = sentence[: found.end()] + " " + " ".join(sentence[found.end() :].split()[:2])
    return not IF.search(around)

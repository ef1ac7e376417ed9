"""Words about people and groups, by which names are told apart. Lower case."""

from __future__ import annotations

from qa.words import word_set

MALE = word_set("mr sir lord king prince father brother uncle mister")
FEMALE = word_set("mrs ms miss lady queen princess dame sister madame aunt mother")
TITLES = (
    MALE
    | FEMALE
    | word_set(
        "dr prof professor doctor president general gen senator sen judge justice captain capt "
        "colonel col sergeant sgt lieutenant inspector ayatollah pope bishop rev reverend rabbi "
        "imam governor gov mayor minister chancellor ambassador secretary representative rep "
        "councillor congressman congresswoman baroness baron count commissioner superintendent "
        "constable detective chief president-elect supreme prime foreign vice deputy coach "
        "nurse saint st"
    )
)
"""Words that stand before a name and are no part of it."""

HUMAN = word_set(
    "minister president secretary director mayor chairman chairwoman chair chairperson chief "
    "officer spokesman spokeswoman spokesperson professor judge lawyer ambassador general "
    "captain coach manager owner head leader editor author doctor nurse teacher engineer farmer "
    "resident king queen governor senator commissioner inspector detective founder cleric "
    "bishop priest rapporteur prosecutor witness widow widower mother father brother sister son "
    "daughter wife husband neighbour neighbor candidate congressman congresswoman operator "
    "curator principal headmaster headmistress keeper warden skipper pilot driver chef poet "
    "writer artist composer conductor investigator veteran survivor physicist chemist woman man "
    "boy girl student patient diplomat envoy official expert critic columnist clerk treasurer "
    "deputy councillor guest host banker baker builder miner sailor fisherman fisherwoman "
    "forester ranger shepherd surgeon midwife vet veterinarian librarian archivist negotiator "
    "commander colonel lieutenant admiral interpreter partner colleague defendant plaintiff "
    "accused counsel attorney solicitor barrister magistrate constable superintendent analyst "
    "executive tenant landlord landlady buyer seller customer supplier trader grower champion "
    "striker goalkeeper winger cyclist runner swimmer mechanic electrician plumber carpenter "
    "gardener beekeeper prefect monk nun abbot curate trustee steward usher waiter barber "
    "tailor referee umpire juror bailiff sheriff marshal consul premier viceroy regent ferryman "
    "harbourmaster"
)
"""Nouns for one person."""

_HUMAN_ENDINGS = ("ologist", "omist", "orian", "icist", "ician", "ographer", "grapher", "woman")

GROUPS = word_set(
    "ministry company council police government committee agency union group party court board "
    "firm bank team office department authority authorities administration organisation "
    "organization movement association society institute university commission coalition army "
    "navy club regulator operator hospital school embassy parliament cabinet opposition regime "
    "church charity foundation federation service inquiry tribunal jury paper newspaper "
    "magazine report study survey review journal website broadcaster media defence prosecution "
    "management airline museum residents officials experts scientists researchers critics "
    "supporters opponents defenders survivors witnesses activists campaigners workers doctors "
    "lawyers investigators prosecutors friends families followers exiles members neighbours "
    "villagers farmers analysts economists engineers historians archaeologists authors "
    "colleagues observers commentators diplomats ministers people others some many"
)
"""Nouns for several, or for a body that speaks as one."""

BODIES = word_set(
    "Ministry Council Agency Organization Organisation University Company Committee Police "
    "Court Party Commission Union Institute International Nations Association Society Bank "
    "Department Office Authority Board Service Services Federation Group Club Inc Ltd "
    "Corporation Foundation Trust Parliament Senate Congress Government Coalition Museum "
    "Hospital School College Times Post News Guardian Tribune Herald Review Journal Partners "
    "Energy Water Rail Airlines Airways Mojahedin Guards Army Force Waterworks Laboratory "
    "Observatory Academy Network"
)
"""Capitalised words that make a name that of a body."""

PLACES = word_set(
    "Airport Camp City Street Road River Lake Sea Mount Mountain Prison Square Bridge Island "
    "Valley Bay County Province Park Hall House Station Harbour Port North South East West "
    "Church Mosque States Kingdom Republic Resistance Units Union Library Plan Charter "
    "Convention Article Chapter Resolution Act Treaty Accord War Revolution Council Declaration "
    "Day Year Dam Reservoir Tower"
)
"""Capitalised words that make a name that of a place or a thing."""

CALENDAR = word_set(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December Christmas Easter Spring Summer Autumn "
    "Winter"
)

FUNCTION = word_set(
    "The A An In On At By For From With Of To He She They It We I You His Her Their Its Our My "
    "Your This That These Those But And Or When While If As After Before Since Because Although "
    "Though Until Once Where What Who Whom Whose Which How Why Not No Nor Neither Nobody None "
    "Never Then There Here Now So Yet Still Even Also Some Many Most Few Several One Two Three "
    "Four Five Six Seven Eight Nine Ten All Both Each Every Other Others Another Such Asked "
    "Under Over According During Without Within Between Among Against About Into Like Unlike "
    "Despite However Meanwhile Instead Later Earlier Last Next Today Yesterday Tomorrow Yes "
    "Behind Through Whether Nothing Perhaps Only Just First Second Third Former Speaking "
    "Writing Critics Officials Experts Residents Survivors Told Added Nowhere Nearly Around Did "
    "Does Do Is Are Was Were Has Have Had Can Could Will Would May Might Must Should Shall Let "
    "Dear Thank Thanks Sources Police Scientists Researchers Investigators Neighbours Workers "
    "Doctors Lawyers Historians Ministers Farmers Engineers Villagers Members Friends Families "
    "Followers Supporters Opponents Campaigners Activists Defenders Analysts Economists"
)
"""Words that are capitalised only because a sentence begins with them."""

HE = word_set(
    "matthias thomas lukas simon emile pascal didier bruno rainer uwe james john robert michael "
    "mike william david richard joseph joe tom charles christopher daniel matthew anthony mark "
    "donald steven paul andrew kenneth george joshua kevin brian edward ronald timothy jason "
    "jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin "
    "ben samuel sam frank gregory raymond alexander patrick jack dennis jerry peter henry adam "
    "nathan harold arthur carl karl albert hans martin alan colin graham ian neil philip stuart "
    "barack ahmed ali mohammed omar hassan ivan sergei pavel luis carlos jose juan miguel pedro "
    "antonio marco luca jean pierre francois lars erik nils olav jonas anders matti ravi raj "
    "arjun kenji hiroshi wei chen tariq yusuf edi owen gareth dafydd sean liam declan oskar "
    "gustav gwilym emre mustafa kwame kofi andrei dmitri vladimir nikolai paolo stefan wolfgang "
    "juergen klaus dieter bernd tomas marek jan piotr harry oliver leo max felix emil oscar "
    "victor hugo"
)
SHE = word_set(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty "
    "margaret sandra ashley kimberly emily donna michelle carol amanda melissa deborah "
    "stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley emma brenda "
    "pamela nicole anna samantha katherine christine helen debra rachel carolyn janet maria "
    "catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly christina "
    "joan evelyn judith alice hannah jane ann anne claire fiona gillian maryam fatima aisha "
    "leila sofia elena olga irina natalia ingrid astrid greta karin kirsten marta lucia carmen "
    "rosa ines isabel chiara giulia marie sophie camille priya ananya mei yuki nadia amina "
    "zainab siobhan niamh bronwen megan margit ilse heidi eva lena nora clara ada ida edith "
    "agnes beatrice harriet charlotte lucy carla sunita claudia monika petra katja silvia "
    "francesca valentina gabriela lakshmi leena yasmin nour agnieszka zofia karolina grace "
    "chloe ellen martha esther miriam"
)
"""First names (the commonest of the US census, and some of elsewhere) that tell he from she."""


def is_human(noun: str) -> bool:
    """Whether the noun is that of one person: "minister", "biologist"."""
    return noun in HUMAN or noun.endswith(_HUMAN_ENDINGS)

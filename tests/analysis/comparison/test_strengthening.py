import pytest

from msgcheck.analysis.comparison import Reason

RANK = "Lumo is one of the fastest-growing clinics networks in Europe."
SECOND = "Lumo is the second-largest dairy in the Alps."
AMONG = "Lumo is among the leading vendors of clinic software."
HALF = "Half of all invoices are approved without human touch."
ALL = "You own 100 % of the data, so you can export and delete it as you need."
MOST = "You own 90 % of the data, so you can export and delete it as you need."
NEVER = "Patient data never leaves the European Union."
FEES = "Lumo can help clinics reduce late fees."
ISO = "Lumo is certified to ISO/IEC 27001:2022."
FASTER = "Lumo answers twice as fast as Ledgerly."
QUIET = "Lumo builds quiet, secure pumps for clinics."
FEW = "One of the few networks with a clinic in every county."
RULES = "We help clinics meet the rules of data protection."
AIM = "We aim to answer every complaint within two days."
TOUCH = "Nurses follow the scan on the screen without touching a key."
LEAVE = "Members may leave at the end of each season if they tell us one month before."
WASTE = "Clinics can save 20% of their gloves with Lumo."
SURVEY = "Lumo publishes a survey of how clinics keep patient data."
NUMBER = "Each patient of Lumo has a number."
VANS = "Electric vans cost less per mile than diesel vans."

SAMPLE = "In a survey of 214 nurses, 83% found a bed within one shift."
ORDER = "Lumo guarantees the order of patients in the queue."


@pytest.fixture
def differences(compared):
    def find(statement, passage, *variants):
        return [(each.reason, each.approved, each.found) for each in compared([statement, *variants], passage)]

    return find


CHANGED = [
    (SAMPLE, "83% of all nurses found a bed within one shift.", Reason.STRONGER, "214 nurses", "83% of all nurses"),
    ("Lumo is a time tracker for nurses.", "Lumo is the first time tracker for nurses.", Reason.STRONGER, "", "first"),
    (RANK, "Lumo is the fastest-growing clinics network in Europe.", Reason.STRONGER,
     "one of the fastest", "the fastest"),
    (AMONG, "Lumo is the leading vendor of clinic software.", Reason.STRONGER, "among the leading", "the leading"),
    (SECOND, "Largest dairy in the Alps: Lumo", Reason.NUMBER,
     "second-largest", "Largest"),
    (SECOND, "Lumo, dry as it is, is the largest dairy in the Alps.",
     Reason.STRONGER, "second-largest", "the largest"),
    ("Lumo is among the five best hospitals in the country.", "Lumo is the best hospital in the country.",
     Reason.STRONGER, "among the five best", "the best"),
    (HALF, "Every invoice is approved without human touch.", Reason.STRONGER, "Half", "Every invoice"),
    (HALF, "Nearly all invoices are approved without human touch.", Reason.STRONGER, "Half", "Nearly all invoices"),
    (MOST, "Since all the data is yours, you can export and delete it as you need.", Reason.STRONGER, "90 %",
     "all the data"),
    (FEES, "Lumo reduces the late fees of clinics.", Reason.QUALIFIER, "can help", ""),
    (ISO, "Lumo is certified to ISO/IEC 27002:2022.", Reason.NAME, "ISO/IEC 27001:2022", "ISO/IEC 27002:2022"),
    (QUIET, "Lumo builds the world's quietest pumps for clinics.", Reason.STRONGER, "", "the world's quietest"),
    (QUIET, "Lumo builds the most secure pumps for clinics.", Reason.STRONGER, "", "the most secure"),
    (FEW, "The only network with a clinic in every county.", Reason.STRONGER, "", "The only"),
    (RULES, "We guarantee that clinics meet the rules of data protection.", Reason.STRONGER, "", "guarantee"),
    (AIM, "We answer every complaint within two days.", Reason.QUALIFIER, "aim to", ""),
    (TOUCH, "Nurses always follow the scan on the screen without touching a key.", Reason.STRONGER, "", "always"),
    ("Nurses need not touch a key on the screen.", "Nurses never touch a key on the screen.", Reason.STRONGER, "",
     "never"),
    (LEAVE, "Members leave at the end of each season if they tell us one month before.", Reason.QUALIFIER, "may", ""),
    (WASTE, "Save 20% of your gloves with Lumo: clinics do.", Reason.QUALIFIER, "can", ""),
    (VANS, "Diesel vans cost less per mile than electric vans.", Reason.NEGATION, "than diesel vans",
     "than electric vans"),
    (SURVEY, "Lumo publishes the first survey of how clinics keep patient data.", Reason.STRONGER, "", "first"),
    (SURVEY, "Lumo publishes the first of all surveys of how clinics keep patient data.", Reason.STRONGER, "", "first"),
    (SURVEY, "Lumo publishes in first place a survey of how clinics keep patient data.", Reason.STRONGER, "", "first"),
    (SURVEY, "Lumo publishes in the first survey how clinics keep patient data.", Reason.STRONGER, "", "first"),
    (SURVEY, "Lumo publishes a unique survey of how clinics keep patient data.", Reason.STRONGER, "", "unique"),
    (SURVEY, "Lumo publishes the biggest survey of how clinics keep patient data.", Reason.STRONGER, "", "biggest"),
    (ORDER, "Lumo always guarantees the order of patients in the queue.", Reason.STRONGER, "", "always"),
    (ORDER, "Lumo guarantees the perfect order of patients in the queue.", Reason.STRONGER, "", "perfect"),
    ("Lumo keeps the order of patients in the queue.", "The order of patients in the queue is guaranteed.",
     Reason.STRONGER, "", "guaranteed"),
    (FASTER, "Ledgerly answers twice as fast as Lumo.", Reason.NEGATION, "as fast as Ledgerly", "as fast as Lumo"),
]  # fmt: skip


@pytest.mark.parametrize("case", CHANGED)
def test_what_claims_more_or_of_another_is_named(differences, case):
    statement, passage, reason, approved, found = case
    assert (reason, approved, found) in differences(statement, passage)


@pytest.mark.parametrize(
    ("statement", "passage", "variants"),
    [
        (RANK, "Lumo is among the fastest-growing clinics networks in Europe.", ()),
        (SECOND, "After Orbit, the largest dairy in the Alps: Lumo", ()),
        (SECOND, "Lumo is second only to the largest dairy in the Alps.", ()),
        (SECOND, "The largest dairy in the Alps but one", ()),
        (SECOND, "The second largest dairy in the Alps", ()),
        (SECOND, "Lumo is one of the largest dairies in the Alps.", ()),
        (SAMPLE, "In our survey, 83% of all 214 nurses found a bed within one shift.", ()),
        (SAMPLE, "Of 214 nurses, 83% of all nurses in the survey found a bed within one shift.", ()),
        (SAMPLE, "83% of nurses found a bed within one shift, our survey says.", ()),
        ("83% of all nurses found a bed within one shift.", "83% of all our nurses found a bed within one shift.", ()),
        (RANK, "Lumo is the fastest-growing clinics network in Europe.", ("Lumo is the fastest clinics network",)),
        (ALL, "Since all the data is yours, you can export and delete it as you need.", ()),
        (QUIET, "The latest of quiet, secure pumps for clinics: Lumo.", ()),
        (QUIET, "Lumo builds quiet, secure pumps for the most remote clinics.", ()),
        (QUIET, "Lumo builds quiet, secure pumps for clinics in the coldest regions.", ()),
        (QUIET, "Lumo builds quiet, secure pumps for clinics, and the best part is the price.", ()),
        (QUIET, "Our only goal: Lumo builds quiet, secure pumps for clinics.", ()),
        (QUIET, "Lumo builds quiet, secure pumps for clinics. Guaranteed for two years.", ()),
        (QUIET, "Lumo builds quiet, secure pumps for clinics, or your money back is guaranteed.", ()),
        (QUIET, "Guaranteed free for a year, Lumo builds quiet, secure pumps for clinics.", ()),
        (
            RULES,
            "We guarantee clinics that they meet the rules of data protection.",
            ("Guaranteed to meet the rules.",),
        ),
        (ORDER, "With Lumo comes a guaranteed order of patients in the queue.", ()),
        (ORDER, "What Lumo guarantees: the order of patients that is guaranteed in the queue.", ()),
        (AIM, "We answer every complaint of any clinic, up to 40 a day, within two days.", ()),
        (VANS, "Per mile, electric vans cost less than diesel vans.", ()),
        (HALF, "50 % of all invoices are approved without human touch.", ()),
        (NEVER, "Patient data always stays in the European Union, it never leaves.", ()),
        (TOUCH, "Follow the scan on the screen and never touch a key.", ()),
        (LEAVE, "Leave at the end of any season: tell us one month before.", ()),
        (FEES, "Lumo may help clinics reduce late fees.", ()),
        (FEES, "Lumo helped many clinics reduce late fees.", ()),
        (FEES, "Lumo reduces late fees of clinics.", ("Clinics pay lower late fees with Lumo.",)),
        (ISO, "Lumo is certified to ISO 27001.", ()),
        (ISO, "Lumo is certified to ISO/IEC 27001:2022 and ISO/IEC 27002:2022.", ()),
        (FASTER, "Twice as fast as Ledgerly: that is how Lumo answers.", ()),
        (SURVEY, "In 2020 Lumo published its first survey of how clinics keep patient data.", ()),
        (NUMBER, "Each patient of Lumo has a unique patient number.", ()),
        (SURVEY, "Lumo publishes its biggest survey of how clinics keep patient data.", ()),
        (SURVEY, "Lumo publishes in the first two years a survey of how clinics keep patient data.", ()),
        (SURVEY, "Lumo publishes in the first place a survey of how clinics keep patient data.", ()),
        (SURVEY, "Lumo publishes first and foremost a survey of how clinics keep patient data.", ()),
        (SURVEY, "Lumo publishes, first of all, a survey of how clinics keep patient data.", ()),
    ],
)
def test_what_claims_no_more(differences, statement, passage, variants):
    assert differences(statement, passage, *variants) == []


@pytest.mark.parametrize(
    ("wording", "passage", "reasons"),
    [
        ("Lumo ladders carry at least 150 kg.", "Lumo ladders never carry less than 150 kg.", []),
        ("Lumo ladders carry at least 150 kg.", "Lumo ladders never carry more than 150 kg.", [Reason.QUALIFIER]),
        ("Lumo pays for every returned lamp.", "Lumo never pays for a returned lamp.", [Reason.NEGATION]),
    ],
    ids=["a limit", "the other limit", "a denial"],
)
def test_the_never_of_a_limit_or_a_denial_promises_nothing(differences, wording, passage, reasons):
    assert [reason for reason, _, _ in differences(wording, passage)] == reasons


@pytest.mark.parametrize(
    ("wording", "passage"),
    [
        (SAMPLE, "83% of all nurses surveyed found a bed within one shift."),
        (SAMPLE, "83% of all nurses in our survey found a bed within one shift."),
        ("Of 214 respondents, 83% found a bed.", "83% of all respondents found a bed."),
    ],
)
def test_all_of_those_who_were_asked_are_the_sample(differences, wording, passage):
    assert differences(wording, passage) == []


LEARNT = "Most nurses learn to set the pump in half a day, without a trainer in the house."


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        ("All nurses learn to set the pump in half a day", "All nurses learn"),
        ("Every nurse learns to set the pump in half a day.", "Every nurse learns"),
    ],
)
def test_all_of_what_is_approved_of_most_is_named(differences, passage, found):
    assert differences(LEARNT, passage) == [(Reason.STRONGER, "Most nurses learn", found)]


@pytest.mark.parametrize(
    ("passage", "variants"),
    [
        ("Nurses learn to set the pump in half a day.", ()),
        ("All nurses are welcome. Most nurses learn to set the pump in half a day.", ()),
        ("Most nurses learn to set every pump in half a day.", ()),
        ("All nurses learn to set the pump in half a day.", ("All nurses learn to set the pump in a day.",)),
    ],
)
def test_most_and_all_of_something_else_are_not(differences, passage, variants):
    assert differences(LEARNT, passage, *variants) == []

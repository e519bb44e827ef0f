"""What a platform names as wrong is found without its subject, too, where enough of it is repeated."""

from dataclasses import replace

import pytest

from msgcheck.analysis.comparison import Reason, capitalised_stems, compare, profile_message, profile_text
from msgcheck.model.message import MatchMode, Message, MessageKind

MESSAGE = Message(
    id="code",
    kind=MessageKind.VALUE_PROPOSITION,
    statement="Varrowby Code defines the key requirements of a quality bike care program.",
    match=MatchMode.MEANING,
    contradictions=("Varrowby Code specifies a minimum standard.", "Varrowby Code is a rulebook."),
)


def _wrong(passage):
    profile = profile_message(MESSAGE, capitalised_stems([MESSAGE.statement]))
    return [each.found for each in compare(profile_text(passage), profile) if each.reason is Reason.KNOWN_WRONG]


@pytest.mark.parametrize(
    "passage",
    [
        "Varrowby Code specifies a minimum standard.",
        "Specifies a minimum standard for bike care",
        "A new rule that specifies a minimum standard for all",
    ],
)
def test_the_subject_may_stand_in_the_title(passage):
    assert _wrong(passage) == ["Varrowby Code specifies a minimum standard."]


@pytest.mark.parametrize(
    "passage",
    [
        "The minimum standard",
        "It is a rulebook.",
        "Varrowby Code is the standard.",
        "Varrowby sets a minimum.",
        "Each city sets a minimum wage by its own standard.",
    ],
)
def test_a_few_of_its_words_are_said_of_anything(passage):
    assert _wrong(passage) == []


WHAT_IT_IS = replace(MESSAGE, contradictions=("Varrowby Code is a bike safety label.",))


@pytest.mark.parametrize(
    ("passage", "is_wrong"),
    [
        ("A bike safety label for every city", True),
        ("It is the Varrowby bike safety label.", True),
        ("Rules of our own: a bike safety label that cities trust", True),
        ("Join a community that improves bike safety labels, and meet Varrowby at fairs.", False),
        ("We compared a bike safety label with ours.", False),
    ],
)
def test_what_something_is_opens_its_sentence_where_the_subject_is_missing(passage, is_wrong):
    profile = profile_message(WHAT_IT_IS, capitalised_stems([MESSAGE.statement]))
    found = {each.reason for each in compare(profile_text(passage), profile)}
    assert (Reason.KNOWN_WRONG in found) is is_wrong


@pytest.mark.parametrize(
    "passage",
    [
        "Varrowby Code specifies a minimum standard. Workshops that cannot read it are not left alone.",
        "No bike is perfect. Varrowby Code specifies a minimum standard for all.",
    ],
)
def test_what_another_sentence_denies_is_not_denied_of_it(passage):
    assert _wrong(passage) == ["Varrowby Code specifies a minimum standard."]


@pytest.mark.parametrize(
    "passage",
    ["Varrowby Code does not specify a minimum standard.", "It is a myth, not true, that it is no minimum standard."],
)
def test_what_is_denied_is_not_repeated(passage):
    assert _wrong(passage) == []


def test_the_source_of_a_wrong_figure_need_not_be_named_again():
    message = replace(
        MESSAGE,
        statement="34 % of large bike cities use Varrowby Code (Wheel Survey, 2025).",
        contradictions=("20 % of bike cities have already adopted Varrowby Code (Pedal Index 2021).",),
    )
    profile = profile_message(message)
    for passage in ("20 % of bike cities have already adopted Varrowby Code", *message.contradictions):
        assert Reason.KNOWN_WRONG in {each.reason for each in compare(profile_text(passage), profile)}
    adopting = compare(profile_text("34 % of bike cities are adopting Varrowby Code (Pedal Index 2021)."), profile)
    assert Reason.KNOWN_WRONG not in {each.reason for each in adopting}


@pytest.mark.parametrize(
    ("passage", "is_wrong"),
    [
        ("You write Varrowby routes on paper.", True),
        ("Write a Varrowby route to:", False),
        ("You write Varrowby routes in an app.", False),
        ("You do not write Varrowby routes on paper.", False),
    ],
)
def test_what_a_message_denies_must_be_repeated_with_a_wrong_wording(passage, is_wrong):
    message = replace(
        MESSAGE,
        statement="Routes as data, not on paper: Varrowby routes are code that every courier can read.",
        contradictions=("You write Varrowby routes on paper.",),
    )
    found = compare(profile_text(passage), profile_message(message, capitalised_stems([message.statement])))
    assert (Reason.KNOWN_WRONG in {each.reason for each in found}) is is_wrong


@pytest.mark.parametrize(
    ("passage", "is_wrong"),
    [
        ("Varrowby does not support exports.", True),
        ("Varrowby does not yet support the export of old routes.", True),
        ("Varrowby does not support negative gradients, but you can draw them.", False),
        ("Varrowby does not support Windows 7.", False),
        ("Renewing a permit needs a paper form.", True),
        ("The renewal: renewing a Varrowby permit needs a form on paper.", True),
        ("Varrowby permits need a paper form when a bike is first sold.", False),
    ],
)
def test_what_is_denied_or_spoken_of_must_be_the_same(passage, is_wrong):
    message = replace(
        MESSAGE,
        statement="Varrowby accepts imports; exports are not limited, and renewing permits takes a minute.",
        contradictions=("Varrowby does not support exports.", "Renewing a permit needs a paper form."),
    )
    found = compare(profile_text(passage), profile_message(message, capitalised_stems([message.statement])))
    assert (Reason.KNOWN_WRONG in {each.reason for each in found}) is is_wrong


REVIEWED = replace(
    MESSAGE,
    statement="Volunteers look through every letter to Varrowby; nobody referees it.",
    contradictions=("Varrowby is a refereed magazine.", "Letters to Varrowby are refereed by scholars."),
)


@pytest.mark.parametrize(
    ("passage", "is_wrong"),
    [
        ("Varrowby is a small but refereed magazine.", True),
        ("Varrowby, the refereed magazine for bike care, appears twice a year.", True),
        ("Varrowby serves as a refereed magazine.", True),
        ("Varrowby's refereed magazine reaches every workshop.", True),
        ("Letters to Varrowby are always carefully refereed by three scholars.", True),
        ("Most who write for Varrowby also send their work to refereed magazines.", False),
        ("Letters to Varrowby often end up in journals that have them refereed by scholars.", False),
        ("Some would prefer that letters to Varrowby went to a process refereed by scholars.", False),
    ],
)
def test_what_a_wrong_wording_says_of_its_subject_is_said_of_it(passage, is_wrong):
    profile = profile_message(REVIEWED, capitalised_stems([MESSAGE.statement]))
    found = {each.reason for each in compare(profile_text(passage), profile)}
    assert (Reason.KNOWN_WRONG in found) is is_wrong


RUN_BY = Message(
    id="run-by",
    kind=MessageKind.POSITIONING,
    statement="Varrowby is operated as a joint effort by Penwick City, Tolloway Works and Hask.",
    match=MatchMode.FACTS,
    contradictions=("Varrowby is operated by Penwick City, Tolloway Works, Hask and Dunmere Science.",),
)


@pytest.mark.parametrize(
    ("passage", "is_wrong"),
    [
        ("Varrowby is operated by Penwick City, Tolloway Works, Hask, and Dunmere Science.", True),
        ("Operating partners: Penwick City, Tolloway Works, Hask and Dunmere Science", True),
        ("Varrowby is run by Penwick City, Tolloway Works, Hask, and Dunmere Science.", True),
        ("Varrowby, a service of Penwick City, Tolloway Works, Hask, and Dunmere Science", True),
        ("A group of Penwick City, Tolloway Works, Hask, and Dunmere Science started the pilot.", False),
        ("We thank the Alder Fund, Penwick City, Tolloway Works, Hask, Dunmere Science and Orrin Press.", False),
    ],
)
def test_names_alone_repeat_nothing(passage, is_wrong):
    profile = profile_message(RUN_BY, capitalised_stems([RUN_BY.statement]))
    found = [each for each in compare(profile_text(passage), profile) if each.reason is Reason.KNOWN_WRONG]
    assert bool(found) is is_wrong


def test_a_wrong_wording_of_names_alone_is_repeated_by_them():
    profile = profile_message(replace(MESSAGE, contradictions=("Varrowby Rulebook of Penwick",)))
    found = compare(profile_text("The Varrowby Rulebook of Penwick for schools"), profile)
    assert [each.reason for each in found] == [Reason.KNOWN_WRONG]


SCALE = Message(
    id="scale",
    kind=MessageKind.DIFFERENTIATOR,
    statement="Flaxby weighs each sack on one scale.",
    match=MatchMode.MEANING,
    contradictions=("Flaxby is a two-plate sack scale.",),
)


@pytest.mark.parametrize(
    ("passage", "is_wrong"),
    [
        ("Flaxby is a two-plate sack scale.", True),
        ("Our weigher is a two-plate sack scale.", True),
        ("A two-plate sack scale that fits in every mill", True),
        ("The new two-plate sack scale for small mills", True),
        ("Our two-plate sack scale can lose a pound where the floor is uneven.", True),
        ("With our two-plate sack scale you lose no pound.", True),
        ("This new two-plate sack scale will pay for itself.", True),
        ("We built our weigher, a two-plate sack scale, for mills.", True),
        ("Many other mills use a two-plate sack scale, and cannot say how it is set.", False),
        ("The readings of a two-plate sack scale would be sums of both plates.", False),
        ("A two-plate sack scale can lose a pound where the floor is uneven.", False),
        ("Such loads are best weighed by a two-plate sack scale.", False),
        ("For some mills a test with two-plate sack scales came first, and Flaxby later.", False),
    ],
)
def test_what_others_are_or_use_is_not_said_of_a_subject_that_is_not_there(passage, is_wrong):
    profile = profile_message(SCALE, capitalised_stems([SCALE.statement]))
    found = {each.reason for each in compare(profile_text(passage), profile)}
    assert (Reason.KNOWN_WRONG in found) is is_wrong


def test_what_is_done_to_the_subject_needs_no_verb_of_being():
    message = replace(
        SCALE,
        statement="Scales are sealed at Flaxby twice a year.",
        contradictions=("Scales are sealed by inspectors each spring.",),
    )
    profile = profile_message(message, capitalised_stems([message.statement]))
    passage = profile_text("The county has them sealed by inspectors each spring.")
    assert Reason.KNOWN_WRONG in {each.reason for each in compare(passage, profile)}


REFUNDS = Message(
    id="refunds",
    kind=MessageKind.COMMITMENT,
    statement="Paid plans cannot be returned.",
    match=MatchMode.FACTS,
    contradictions=("Varrowby offers a money-back guarantee.", "Hask pays Varrowby for every return."),
)


def _wrong_of_refunds(passage):
    names = capitalised_stems(["Varrowby and Hask", "Hask is a bank."])
    profile = profile_message(REFUNDS, names, company=capitalised_stems(["Varrowby"]))
    return [each.found for each in compare(profile_text(passage), profile) if each.reason is Reason.KNOWN_WRONG]


@pytest.mark.parametrize(
    "passage",
    [
        "Varrowby offers a money-back guarantee on all bikes.",
        "We offer a money-back guarantee on all bikes.",
        "Read on. We now also offer a 14-day money-back guarantee.",
        "Our shop offers a money-back guarantee.",
    ],
)
def test_who_says_we_says_it_of_the_company_though_no_approved_wording_names_it(passage):
    assert _wrong_of_refunds(passage) == ["Varrowby offers a money-back guarantee."]


@pytest.mark.parametrize(
    "passage",
    [
        "We offer no money-back guarantee.",
        "Velox offers a money-back guarantee; we answer within a day.",
        "We like that Velox offers a money-back guarantee.",
        "Ask your bank whether it offers a money-back guarantee.",
        "We pay Varrowby for every return.",
    ],
)
def test_nobody_else_says_it_of_the_company(passage):
    assert _wrong_of_refunds(passage) == []

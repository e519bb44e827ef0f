"""The company is the name that most wordings of its platform open with."""

from msgcheck.analysis.comparison.naming.company import company_in
from msgcheck.analysis.words import stem


def test_the_company_is_the_name_that_most_wordings_open_with():
    wordings = [
        "Varrowby Bikes repairs bikes.",
        "Varrowby Bikes is a shop.",
        "Hask lends money.",
        "Hask Varrowby pays.",
    ]
    assert company_in(wordings) == {stem("varrowby"), stem("bikes")}


def test_an_ordinary_word_is_no_company():
    assert company_in(["Customers save time.", "Customers save money.", "The shop opens."]) == frozenset()


def test_a_name_that_opens_one_wording_alone_may_be_anybody():
    assert company_in(["Varrowby repairs bikes.", "Paid plans cannot be returned."]) == frozenset()
    assert company_in([]) == frozenset()

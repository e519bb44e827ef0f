import pytest

from msgcheck.analysis import text_language
from msgcheck.analysis.text_language import are_english

ENGLISH = "Acme Flow closes the books of small firms in five days, and their accountants go home on time every evening."
FRENCH = (
    "Acme Flow clôture les comptes des petites entreprises en cinq jours, et les comptables rentrent chez eux à "
    "l'heure tous les soirs, même en fin de mois."
)
GERMAN = (
    "Acme Flow schließt die Bücher kleiner Firmen in fünf Tagen ab, und wer dort die Bücher führt, geht jeden Abend "
    "pünktlich nach Hause, auch am Monatsende."
)
SPANISH = (
    "Acme Flow cierra la contabilidad de las pequeñas empresas en cinco días, y los contables vuelven a casa a su hora "
    "todas las tardes, incluso a fin de mes."
)
LIST = "Invoices, receipts, ledgers, budgets, payroll, taxes, audits, forecasts, reports, approvals, " * 3


@pytest.mark.parametrize(("text", "expected"), [(ENGLISH, True), (FRENCH, False), (GERMAN, False), (SPANISH, False)])
def test_a_long_text_speaks_for_itself(text, expected):
    assert are_english([text]) == (expected,)


def test_a_short_text_has_the_language_of_its_asset():
    assert are_english([FRENCH, "Software Roadmap"]) == (False, False)
    assert are_english([ENGLISH, "Notre équipe"]) == (True, True)


def test_a_short_text_with_english_function_words_is_english_anywhere():
    assert are_english([GERMAN, "Close the books and sleep."]) == (False, True)


def test_one_paragraph_in_another_language_is_told_apart():
    assert are_english([ENGLISH, ENGLISH, FRENCH]) == (True, True, False)


def test_a_few_words_alone_are_held_for_english():
    assert are_english(["Acme Flow: Rechnungen"]) == (True,)
    assert are_english([]) == ()


def test_a_list_without_function_words_is_asked_of_the_model():
    assert are_english([LIST]) == (True,)


def test_plain_english_needs_no_model(monkeypatch):
    monkeypatch.setattr(text_language, "_identifier", lambda: pytest.fail("the model was loaded"))
    assert are_english([ENGLISH, "Close your books 3x faster", "Agenda"]) == (True, True, True)

"""The words of the grammar of quantities: numbers, scales, units; English, some German and French."""

from __future__ import annotations

from msgcheck.analysis.lexicon import word_set


def _forms(**groups: str) -> dict[str, str]:
    return {form: name for name, forms in groups.items() for form in forms.split()}


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
ONES = {word: float(number) for number, word in enumerate(f"{_ONES} eighteen nineteen".split())}
_FOREIGN = {
    2: "zwei deux", 3: "drei trois tres", 4: "vier quatre cuatro", 5: "fünf cinq cinco", 6: "sechs seis",
    7: "sieben siete", 8: "acht huit ocho", 9: "neun nueve", 10: "zehn dix diez", 11: "onze", 12: "zwölf douze doce",
    13: "dreizehn treize trece", 14: "vierzehn quatorze catorce", 15: "fünfzehn quinze", 16: "sechzehn dieciséis",
    17: "siebzehn", 18: "achtzehn", 19: "neunzehn",
}  # fmt: skip
"""Numbers in other languages, without words that English has for something else: elf, seize, sept, once."""
_FOREIGN_TENS = {
    20: "zwanzig vingt veinte", 30: "dreißig trente treinta", 40: "vierzig quarante cuarenta",
    50: "fünfzig cinquante cincuenta", 60: "sechzig soixante sesenta", 70: "siebzig setenta", 80: "achtzig ochenta",
    90: "neunzig noventa",
}  # fmt: skip
ONES |= {word: float(number) for number, words in _FOREIGN.items() for word in words.split()}
TENS = {word: 10.0 * number for number, word in enumerate(_TENS.split(), start=2)}
TENS |= {word: float(number) for number, words in _FOREIGN_TENS.items() for word in words.split()}
NUMBER_WORDS = ONES | TENS | {"dozen": 12.0}
SIGNS = {
    "½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8, "⅙": 1 / 6,
    "⅚": 5 / 6, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875,
}  # fmt: skip
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9, "tenths": 10,
    "drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10,
}  # fmt: skip
ORDINALS = {
    "first": 1.0, "second": 2.0, "third": 3.0, "fourth": 4.0, "fifth": 5.0, "sixth": 6.0, "seventh": 7.0, "eighth": 8.0,
    "ninth": 9.0, "tenth": 10.0,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "k": 1e3, "thousand": 1e3, "tsd": 1e3, "m": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "million": 1e6,
    "millions": 1e6, "millionen": 1e6, "b": 1e9, "bn": 1e9, "mrd": 1e9, "billion": 1e9, "billions": 1e9,
    "milliarden": 1e9, "milliards": 1e9, "trillion": 1e12, "tn": 1e12, "trn": 1e12, "mln": 1e6, "mld": 1e9, "bln": 1e9,
    "lakh": 1e5, "crore": 1e7, "mille": 1e3, "milliers": 1e3, "milliard": 1e9, "millón": 1e6, "millones": 1e6,
    "milione": 1e6, "milioni": 1e6, "miliardi": 1e9, "milliarde": 1e9, "miljoen": 1e6, "miljard": 1e9, "mil": 1e6,
}  # fmt: skip
LETTER_SCALES = frozenset({"k", "m", "b", "mil"})
"""Scales that must adjoin the number or an amount of money: "5 m" alone is five metres."""

MULTIPLE_VERBS = {
    "doubled": 2.0, "doubles": 2.0, "doubling": 2.0, "tripled": 3.0, "triples": 3.0, "tripling": 3.0, "trebled": 3.0,
    "quadrupled": 4.0, "quadruples": 4.0, "quadrupling": 4.0, "quintupled": 5.0,
    "verdoppelt": 2.0, "verdreifacht": 3.0, "vervierfacht": 4.0, "halbiert": 0.5, "doublé": 2.0, "triplé": 3.0,
    "halved": 0.5, "halves": 0.5, "halving": 0.5, "halve": 0.5,
}  # fmt: skip
MULTIPLE_ADJECTIVES = {"double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "quintuple": 5.0}
FOREIGN_HALVES = word_set("mitad moitié hälfte metà helft halb")
FOREIGN_PARTS = {
    ("deux", "tiers"): 2 / 3, ("un", "tiers"): 1 / 3, ("trois", "quarts"): 0.75, ("un", "quart"): 0.25,
    ("dos", "tercios"): 2 / 3, ("un", "tercio"): 1 / 3, ("tres", "cuartos"): 0.75, ("tres", "cuartas"): 0.75,
    ("due", "terzi"): 2 / 3, ("un", "terzo"): 1 / 3, ("tre", "quarti"): 0.75, ("ein", "drittel"): 1 / 3,
    ("ein", "viertel"): 0.25, ("ein", "fünftel"): 0.2, ("ein", "zehntel"): 0.1,
}  # fmt: skip
MULTIPLES_OF = {"doble": 2.0, "doppio": 2.0, "triple": 3.0, "triplo": 3.0, "double": 2.0}
"""Nouns that multiply what follows their "of", after an article: "el doble de", "le double de"."""
FOLDS = NUMBER_WORDS | {"hundred": 100.0, "thousand": 1000.0}
"""What may stand before "fold"."""
FREQUENCIES = {"once": 1.0, "twice": 2.0, "thrice": 3.0, "doppelt": 2.0, "dreimal": 3.0, "zehnmal": 10.0}

ENGLISH_TIMES = _forms(
    second="second seconds sec secs s",
    minute="minute minutes min mins",
    hour="hour hours hr hrs h",
    day="day days",
    week="week weeks wk wks",
    month="month months mo mos mth mths",
    quarter="quarter quarters qtr",
    year="year years yr yrs annum",
)
TIME_UNITS = ENGLISH_TIMES | _forms(
    second="sekunde sekunden seconde secondes segundo segundos",
    minute="minuten minuto minutos minuti",
    hour="stunde stunden heure heures hora horas ore uur uren",
    day="tage tagen jour jours día días giorni dagen werktag werktage werktagen arbeitstag arbeitstage arbeitstagen",
    week="woche wochen semaine semaines semana semanas settimane weken",
    month="monat monate monaten mois mes meses mesi maanden",
    quarter="quartal quartale quartalen trimestre trimestres",
    year="jahr jahre jahren ans année années año años anni jaar jaren",
)
_GERMAN_TIMES = {
    "jährig": "year", "monatig": "month", "wöchig": "week", "tägig": "day", "stündig": "hour", "minütig": "minute",
}  # fmt: skip
TIME_UNITS |= {stem + ending: unit for stem, unit in _GERMAN_TIMES.items() for ending in ("e", "em", "en", "er", "es")}
GLUED_TIMES = {"d": "day", "w": "week", "y": "year"}
"""Letters that are a time only where they adjoin a number, and end there: "10d"."""
SCALED_TIMES = {
    "ms": ("second", 1e-3), "millisecond": ("second", 1e-3), "milliseconds": ("second", 1e-3),
    "microsecond": ("second", 1e-6), "microseconds": ("second", 1e-6), "µs": ("second", 1e-6), "μs": ("second", 1e-6),
    "nanoseconds": ("second", 1e-9), "fortnight": ("week", 2.0), "fortnights": ("week", 2.0),
    "decade": ("year", 10.0), "decades": ("year", 10.0), "century": ("year", 100.0), "centuries": ("year", 100.0),
}  # fmt: skip
"""Words of time that are a part or a multiple of a unit."""
ADVERBS_OF_TIME = _forms(
    hour="hourly stündlich",
    day="daily täglich",
    week="weekly wöchentlich",
    month="monthly monatlich mtl",
    quarter="quarterly vierteljährlich",
    year="annually yearly jährlich annuellement anualmente",
    night="nightly",
)
TIME_ADJECTIVES = word_set(
    """single business working calendar full whole short consecutive straight successive more fewer extra additional"""
)
ISO_PERIODS = {
    "second": "PT{}S", "minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M",
    "year": "P{}Y",
}  # fmt: skip

CURRENCY_SIGNS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₫": "VND", "₪": "ILS",
    "₦": "NGN", "฿": "THB", "₴": "UAH", "₽": "RUB", "₡": "CRC", "₵": "GHS", "₸": "KZT", "₲": "PYG",
    "₮": "MNT", "₼": "AZN",
}  # fmt: skip
DOLLARS = {
    "us": "USD",
    "a": "AUD",
    "au": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "nz": "NZD",
    "s": "SGD",
    "hk": "HKD",
    "r": "BRL",
}
CURRENCY_CODES = word_set(
    """AED AOA ARS AUD AWG AZN BBD BDT BGN BHD BIF BMD BND BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY CRC CZK DJF DKK
    DOP DZD EGP ETB EUR FJD FKP GBP GHS GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR
    KMF KPW KRW KWD KYD KZT LKR LRD LSL LYD MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR
    PAB PGK PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SRD SYP SZL THB TJS TMT TND TRY TTD TWD TZS UAH
    UGX USD UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR ZMW"""
)
"""ISO 4217, without the codes that are words, or known as another name (ALL, TOP, PHP)."""
_CURRENCY_NAMES = _forms(
    USD="dollars dollar us-dollars us-dollar american-dollars", EUR="euros euro", JPY="yen japanese-yen",
    GBP="sterling pounds-sterling british-pounds", CHF="francs swiss-francs", INR="rupees indian-rupees",
    CNY="yuan renminbi", CAD="canadian-dollars", AUD="australian-dollars", NZD="new-zealand-dollars",
    SGD="singapore-dollars", HKD="hong-kong-dollars", SEK="kronor swedish-kronor swedish-crowns",
    NOK="norwegian-kroner", DKK="danish-kroner", PLN="zł zloty zlotys polish-zloty", BRL="reais brazilian-reais",
    MXN="mexican-pesos", ZAR="rand south-african-rand", KRW="korean-won south-korean-won", TRY="turkish-lira",
    CZK="kč", THB="baht", MYR="ringgit", IDR="rupiah", ILS="shekels", NGN="naira", HUF="forint forints", UAH="hryvnia",
    GHS="cedis", RUB="roubles rubles", AED="uae-dirhams", SAR="saudi-riyals",
)  # fmt: skip
CURRENCIES_BEFORE = {
    "Euro": "EUR", "EURO": "EUR", "Euros": "EUR", "Rs": "INR", "RM": "MYR", "Rp": "IDR", "SFr": "CHF", "zł": "PLN",
}  # fmt: skip
"""Names and letters of a currency as they stand before a number: "Euro 49 pro Monat", "Rs. 45 crore"."""
SMALL_MONEY = {"¢": ("USD", 0.01), "p": ("GBP", 0.01)}
"""Hundredths of a currency, told by their sign."""
CURRENCY_WORDS = {tuple(name.split("-")): code for name, code in _CURRENCY_NAMES.items()}
LONGEST_CURRENCY = max(map(len, CURRENCY_WORDS))
GLUED_NOUNS = word_set(
    """kb mb gb tb pb eb kg km cm mm kwh mwh gwh kw mw gw mbps gbps hz khz mhz ghz px pt mah wh mbit gbit nm µm ml
    dpi fps"""
)
"""Units that may adjoin a number; any other letters after digits make a name: 5G, 2FA, 3D."""

MEASURES = word_set(
    """litre liter metre meter mile foot inch ton tonne kilo kilogram kilometre kilometer watt kilowatt megawatt volt
    amp acre hectare megapixel gigabyte terabyte megabyte gigabit gallon ounce pound yard square cubic degree"""
)
"""Units that a number of any size may have before its noun: "a 2-litre engine"."""

LABELS = word_set(
    """page pages slide slides figure fig table step steps phase tier level part module lab exercise option question
    room box line row column booth hall track appendix task lesson stage priority item day week issue ticket
    note stand floor gate tip rule scope class grade zone category cat gen generation phases levels scopes chapters
    figures tables parts tiers layer vol vols season seasons episode episodes"""
)
"""Words that make the number after them a label: slide 4, phase 2, Scope 3 emissions."""

UNCOUNTED = word_set(
    """plus less fewer may might not times degree degrees bit px pt dpi percentage way ways fold digit factor step click
    figure figures sided eyes dimensional stop size tier st nd rd th millionth am pm clock ° and or but by the a an of
    in on at to for from with is are was were be has have had can will would could should that this which who as than
    per via it its our your their we they you more most
    comes come runs makes uses takes says goes gets needs shows"""
)
"""Words after a number that make it no count: "360-degree", "3-way", "3 of"."""

PER = word_set("per pro par por je")
AND = word_set("and und et y")
DETERMINERS = word_set("the your our their its his her a as")
"""Words after "double" that make it a multiple, and after "one of" that make it no share."""

CHANGE_VERBS = word_set(
    """cut cuts cutting reduce reduces reduced reducing drop drops dropped fall falls fell fallen grow grows grew grown
    growing rise rises rose risen increase increases increased increasing improve improves improved raise raises
    raised went go goes lower lowers lowered shrink shrinks shrank shorten shortens shortened jump jumped climb
    climbed expand expanded decrease decreased decreases decline declined boost boosted accelerate accelerated
    lift lifts lifted lifting slash slashes slashed slashing trim trims trimmed bring brings brought push pushed scale
    scaled scaling climbs climbing jumps jumping surged soared plunged dipped slid down up"""
)
"""Verbs before "from X to Y" that make it two values, before and after, and no range."""

VERBS_OF_USE = word_set(
    "rely relies trust trusts use uses depend depends choose love vertrauen nutzen verwenden utilisent usan"
)
"""Verbs of those who are there all the time: "every day, Acme helps 300 teams that rely on it"."""

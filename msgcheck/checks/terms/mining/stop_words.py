"""Words at which no term begins or ends: grammar, and words that go with any subject."""

from __future__ import annotations

from functools import lru_cache

from msgcheck.analysis.inflection import is_inflected
from msgcheck.analysis.lemma_tables import PartOfSpeech, parts_of_speech
from msgcheck.analysis.lexicon import FUNCTION_WORDS, MONTHS, NEGATIONS, word_set

_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_GENERAL = word_set(
    """able across actual additional ago ahead almost along already also although always among amount another answer
    anyone anything area around ask aspect available away back background bad base based basic become becomes
    begin behind best better big bit book both bring brings build building builds built buy call called came case
    cases certain chance change changes check choose clear click close come comes coming common complete consider
    contact continue copy course create created creates current currently daily date day days decide description
    descriptions detail details different directly discover discuss done dr drive drives due e.g early easier
    easily easy edit effort else email end enough entire especially etc even ever every everyone everything exact
    example examples existing expect explore extra face fact far fast faster feature features feel few field
    figure final finally find finds fine first fit five fix follow following follows form forms four fresh full
    fully further future gain gave general generally get gets getting give given gives giving go goal goals goes
    going gone good got great group guide half hand happen happens happy hard held hello help helpful helps hi
    high higher highly hold hour hours however huge i.e idea ideas important improve inc include included includes
    including increase individual inside instead interested involved issue issues item items join jump keep keeps
    kept key kind kinds knew know known knows large larger largest last late later latest leads learn learned
    least leave left less let level levels life light like likely line lines link links list listed little long
    longer look looking looks lose lost lot lots love low lower made main major make makes maker makers
    making manage manner
    many matter matters maybe mean meaning means meet mention might minute minutes miss mode moment month months
    morning move moved moving mr mrs much multiple must name named names near necessary need needed needs never
    new newer newest next nice non none note notes nothing now number numbers obvious offer offers often ok okay
    old one ones opens order other others otherwise outside overall overview page pages paid part particular parts
    past pay people per perfect perhaps person pick piece place places please plenty plus point points possible
    post posts present previous price prices primary prior problem problems process product products provide
    provided provides pull push put quality question questions quick quickly quote quoted ran rather reach read
    reader reading ready real really reason reasons recent recently related remain remember remove report reports
    request require required requires rest result results return review right rule run running runs said saw say
    says second section see seen sell send sent serve set sets seven several shall share shared short show showed
    shown shows side similar simple simply sit site six size slide slides small smaller solution someone something
    sometimes soon sort sorts speak specific spend stage stand start started starts state states stay step steps
    still stop strong stuff subject sure table tag take taken takes taking talk team teams tell ten text thank
    thanks thing things think third thought three thus time times tip tips title today together tomorrow tonight
    too took top topic topics total toward towards tried true try turn turned two type types typical under
    understand unless upcoming update updated upper usage use used useful user users uses using usual usually
    value values various version versions view vs wait walk want wanted wants watch way ways week weekly weeks
    welcome well went whatever whenever wherever whether whole wide win wish word words work worked working works
    world worth write writing written wrong year years yes yesterday yet zero"""
)
"""Words of any subject: not at the edge of a term, unless it is a name."""
_NAME_EDGE = word_set("all click download get learn more new our read see sign the this try use watch welcome why your")
_FURTHER_FUNCTION_WORDS = word_set(
    """according across against along alongside amid among around aside b.v behind beneath beside besides beyond
    billion billions despite don't dozen dozens dr e.g eight eighteen eighty eleven else etc except fifteen fifth
    fifty first five forty four fourteen fourth gmbh half hundred hundreds i'm i.e inc inside like llc ltd million
    millions minus mr mrs near nine nineteen ninety onto outside past plc plus regardless s.a second seven
    seventeen seventy six sixteen sixty ten third thirteen thirty thousand thousands three till together toward
    towards twelve twenty twice two underneath unlike whereas whether"""
)
_VERBS = word_set(
    """allow allows ask asks become becomes bring brings came come comes enable enables ensure ensures find finds
    found gave get gets give gives go goes got help helps include includes keep keeps knew know knows learn learns
    let lets look looks made make makes may might must need needs provide provides put puts require requires said
    say says see seem seems sees shall show shows take takes tell tells think thinks took tries try use used uses
    want wants went"""
)
"""Verbs that are nearly always verbs: a term ends where one stands."""
_ALWAYS = _VERBS | FUNCTION_WORDS | _FURTHER_FUNCTION_WORDS | NEGATIONS | MONTHS | _DAYS


@lru_cache(maxsize=1 << 16)
def ends_phrase(word: str) -> bool:
    """Tell whether ``word`` (lower case) stands in no term at all: a function word, an adverb, a finite verb."""
    if word in _ALWAYS or len(word) < 2 or "'" in word:
        return True
    if word.endswith("ly") and parts_of_speech(word) <= {PartOfSpeech.ADJECTIVE} and word not in _FRIENDLY:
        return True
    return parts_of_speech(word) == frozenset({PartOfSpeech.VERB})


_FRIENDLY = word_set("friendly monthly quarterly yearly weekly hourly early-stage costly")


@lru_cache(maxsize=1 << 16)
def can_begin(word: str) -> bool:
    """Tell whether a term of common words may begin with ``word`` (lower case)."""
    return word not in _GENERAL and not _is_finite(word)


def can_modify(word: str) -> bool:
    """Tell whether ``word`` (lower case) may begin a term of several words: "reads" of "reads headers" may not."""
    return can_begin(word) and not _is_third_person(word)


@lru_cache(maxsize=1 << 16)
def can_end(word: str) -> bool:
    """Tell whether a term of common words may end in ``word`` (lower case): a noun, or a word no list has."""
    if word in _GENERAL or _is_finite(word) or (word.endswith("ed") and (is_inflected(word) or "-" in word)):
        return False
    known = parts_of_speech(word)
    return not known or PartOfSpeech.NOUN in known


def may_be_verb(word: str) -> bool:
    """Tell whether ``word`` (lower case, uninflected) may be a verb."""
    return PartOfSpeech.VERB in parts_of_speech(word)


def can_begin_name(word: str) -> bool:
    """Tell whether a name may begin with ``word`` (lower case)."""
    return word not in _NAME_EDGE


def _is_finite(word: str) -> bool:
    """Tell whether ``word`` is a form of a verb and of nothing else, a participle in -ed apart: "using", "provides"."""
    if word.endswith("ing"):
        return is_inflected(word)
    return _is_third_person(word) and not parts_of_speech(word[:-1]) & {PartOfSpeech.NOUN}


def _is_third_person(word: str) -> bool:
    """Tell whether ``word`` may be a verb in -s; a noun of its own such as "sales" is none."""
    stems = (word[:-1], word[:-2]) if word.endswith("es") else (word[:-1],)
    is_own = bool(parts_of_speech(word))
    return word.endswith("s") and not is_own and any(PartOfSpeech.VERB in parts_of_speech(stem) for stem in stems)

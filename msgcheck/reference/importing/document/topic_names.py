"""What people write over the parts of a message platform: in English, German and French, in lower case.

From the templates of messaging houses, message maps, positioning statements and brand guides that product marketers
use. A name stands here without article, company name and number;
:mod:`msgcheck.reference.importing.document.topics` takes these off.
"""

from __future__ import annotations

from msgcheck.reference.importing.document.topic import Topic


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.replace("\n", "|").split("|") if name.strip())


NAMES: dict[Topic, tuple[str, ...]] = {
    Topic.CATEGORY: _names("""
        category | market category | product category | category definition | category statement | what we are
        who we are | frame of reference | market definition | competitive frame | company overview
        company description | about us | about the company | what it is | kategorie | marktkategorie
        produktkategorie | wer wir sind | was wir sind | über uns | unternehmensbeschreibung | catégorie
        catégorie de marché | qui sommes-nous | qui nous sommes | à propos
    """),
    Topic.AUDIENCE: _names("""
        audience | audiences | target audience | target audiences | target customer | target customers
        target market | ideal customer profile | icp | ideal customer | who it is for | who it's for | who we serve
        who we help | target group | target groups | primary audience | secondary audience | buyers | for whom
        who benefits | zielgruppe | zielgruppen | zielkunden | für wen | kundenprofil | public cible
        audience cible | cible | cibles | publics | pour qui
    """),
    Topic.PERSONAS: _names("""
        personas | buyer personas | user personas | persona | buyer persona | user persona | key personas | roles
        stakeholders | buying committee | buying center | people we speak to | who we speak to | who we talk to
        käuferpersonas | ansprechpartner | rollen | personas d'achat | interlocuteurs
    """),
    Topic.PROBLEM: _names("""
        problem | problems | problem statement | customer problem | customer problems | the problem we solve
        challenge | challenges | customer challenge | customer challenges | market problem | pain | pain points
        customer pain | customer pains | business challenge | status quo | what is broken | problem we solve
        problems we solve | problem to solve | why change | consumer insight | customer insight | das problem
        probleme | herausforderung | herausforderungen | ausgangslage | kundenproblem | problemstellung | problème
        problèmes | défi | défis | enjeu | enjeux | constat
    """),
    Topic.VALUE_PROPOSITION: _names("""
        value proposition | value propositions | value prop | value props | unique value proposition | uvp | benefit
        benefits | key benefit | key benefits | customer benefits | customer value | key message | key messages
        core message | core messages | primary message | main message | supporting message | supporting messages
        message | messages | main messages | headline message | umbrella message | overarching message | top-
        line message | key takeaway | key takeaways | core narrative | what we say | promise of value | roof
        solution | our solution | value driver | value drivers | value | claim | claims | headline | headlines
        value statement | value story | pillar message | pillar messages | nutzenversprechen | wertversprechen
        kundennutzen | nutzen | kernbotschaft | kernbotschaften | botschaft | botschaften | hauptbotschaft
        hauptbotschaften | leitbotschaft | vorteile | dachbotschaft | lösung | mehrwert | proposition de valeur
        propositions de valeur | bénéfice | bénéfices | avantages | message clé | messages clés | message principal
        messages principaux
    """),
    Topic.DIFFERENTIATOR: _names("""
        differentiator | differentiators | key differentiators | differentiation | unique selling proposition | usp
        usps | unique selling points | unique selling point | why us | what makes us different
        how we are different | points of difference | point of difference | competitive advantage
        competitive advantages | why we win | what sets us apart | unique attributes | competitive differentiation
        point of differentiation | alleinstellungsmerkmal | alleinstellungsmerkmale | unterscheidungsmerkmale
        differenzierung | was uns unterscheidet | warum wir | différenciateur | différenciateurs | différenciation
        facteurs de différenciation | éléments différenciants | ce qui nous distingue | pourquoi nous
    """),
    Topic.PROOF_POINT: _names("""
        proof point | proof points | proof | proofs | reasons to believe | reason to believe | rtb | rtbs
        evidence points | customer proof | customer proof points | supporting evidence | supporting proof
        supporting points | supporting facts | facts and figures | key facts | facts | statistics | stats | metrics
        results | customer results | key figures | substantiation | support | support points | proof and evidence
        data points | belege | beleg | beweise | beweis | nachweise | nachweis | fakten | zahlen und fakten
        zahlen, daten, fakten | preuve | preuves | éléments de preuve | points de preuve | chiffres clés
        raisons d'y croire
    """),
    Topic.POSITIONING: _names("""
        positioning | positioning statement | product positioning | brand positioning | market positioning
        elevator pitch | elevator statement | elevator speech | pitch | one-liner | one liner | one-line description
        1-line description | one-sentence description | 1-sentence description | one sentence description | one-
        sentence pitch | 1-sentence pitch |  mission | mission statement | our mission | vision
        vision statement | brand promise | purpose | brand essence | internal positioning | external positioning
        strategic narrative | company positioning | brand statement | positionierung | positionierungsaussage
        positionierungsstatement |  markenversprechen | markenkern | leitbild | positionnement
        énoncé de positionnement | argumentaire éclair |  promesse de marque
    """),
    Topic.TAGLINE: _names("""
        tagline | taglines | tag line | strapline | slogan | slogans | claim | brand line | endline
        corporate tagline | campaign line | motto | headline | headlines | werbespruch | leitsatz | signature
        signature de marque | accroche
    """),
    Topic.BOILERPLATE: _names("""
        short description | long description | medium description | descriptions | company descriptions
        product description | product descriptions | kurzbeschreibung | langbeschreibung | description courte
        description longue
        boilerplate | boilerplates | boiler plate | boilerplate text | company boilerplate | press boilerplate
        pr boilerplate | about paragraph | corporate description | standard description | approved description
        boilerplate copy | standardtext | unternehmensprofil | pressetext | abbinder | über das unternehmen
        texte standard | présentation de l'entreprise | paragraphe de présentation
    """),
    Topic.COMMITMENT: _names("""
        commitment | commitments | promise | promises | our promise | customer promise | guarantee | guarantees
        service level | service levels | sla | pledge | what we promise | versprechen | kundenversprechen | zusage
        zusagen | garantie | garantien | engagement | engagements | promesse | promesses
    """),
    Topic.PILLAR: _names("""
        pillar | pillars | message pillar | message pillars | messaging pillar | messaging pillars | content pillar
        brand pillar | brand pillars | theme | themes | key theme | key themes | value pillar | value pillars
        strategic pillar | säule | säulen | botschaftssäule | thema | themen | pilier | piliers | thème | thèmes
    """),
    Topic.VARIANT: _names("""
        variant | variants | alternative | alternatives | alternative wording | alternative wordings | also approved
        other approved wording | other approved wordings | other approved wordings are | approved alternatives
        also | short version | long version | short form | long form | alternative versions | approved variants
        variante | varianten | kurzfassung | langfassung | alternativen | variantes | version courte
        version longue
    """),
    Topic.TERMS: _names("""
        glossary | terminology | terminology guide | terminology guidelines | terminology guideline | terms
        definitions | key terms | word list | wordlist | vocabulary | lexicon | terms and definitions
        our vocabulary | approved terms | product names | naming | glossar | terminologie | begriffe | definitionen
        wortliste | glossaire | lexique | vocabulaire | définitions
    """),
    Topic.WORDING: _names("""
        say this, not that | say this not that | words to use and avoid | words we use and avoid
        language to use and avoid | preferred language | preferred terms | term usage | word choice | dos and don'ts
        do's and don'ts | do and don't | do say / don't say | how we talk | words to use and words to avoid
        what to say and what not to say | preferred wording | wording | sprachregelung | sprachregelungen | wortwahl
        so sagen wir es | dire / ne pas dire | à dire et à ne pas dire | mots à employer et à éviter
    """),
    Topic.AVOIDED: _names("""
        don't say | do not say | never say | we don't say | we do not say | words to avoid | phrases to avoid
        what not to say | avoid | avoid saying | wording to avoid | language to avoid | wrong | common mistakes
        never claim | do not claim | don't claim | claims to avoid | forbidden | forbidden words | banned words
        forbidden claims | incorrect | what we don't say | don't use | do not use | not this | not that | not
        never | instead of | rather than | not recommended | nicht | statt | anstelle von | au lieu de | plutôt que
        misstatements | nicht sagen | nicht verwenden | zu vermeiden | vermeiden | verbotene wörter | falsch
        das sagen wir nicht | ne pas dire | à éviter | mots à éviter | à ne pas dire | interdit
    """),
    Topic.RETIRED: _names("""
        retired messaging | retired wordings | retired statements
        we no longer say | no longer say | what we no longer say | retired | retired messages | retired message
        retired claims | old messaging | old messages | outdated | outdated messages | outdated messaging
        deprecated messages |  former taglines |  old taglines
        legacy messaging | previously | no longer used | no longer in use | sunset messages | retired wording
         nicht mehr sagen | sagen wir nicht mehr | das sagen wir nicht mehr | veraltet
        alte botschaften | frühere botschaften | nous ne disons plus | on ne dit plus | anciens messages
        messages retirés | obsolète
    """),
    Topic.SOURCE: _names("""
        source | sources | evidence | reference | references | substantiated by | based on | proof source | quelle
        quellen | fundstelle | référence | références
    """),
    Topic.GOALS: _names("""
        goal | goals | objective | objectives | priorities | needs | jobs to be done | motivations | cares about
        wants | what they care about | what they want | success looks like | desired outcomes | their goals | ziel
        ziele | bedürfnisse | prioritäten | objectif | objectifs | besoins | attentes
    """),
    Topic.PAINS: _names("""
        pains | pain | pain points | frustrations | frustration | fears | obstacles | worries | challenges
        what keeps them up | what keeps them up at night | their pains | struggles | schmerzpunkte | sorgen | ängste
        hürden | irritations | freins | points de douleur | craintes
    """),
    Topic.ALIASES: _names("""
        also called | also known as | aka | alias | aliases | titles | job titles | job title | typical titles
        example titles | example roles | title | other titles | auch genannt | bezeichnungen | titel | aussi appelé
        intitulés de poste | fonctions
    """),
    Topic.PREFERRED: _names("""
        say | say this | we say | do say | use | use this | write | write this | preferred | preferred term
        approved term | correct | recommended | term | our term | new name | new term | current name | words to use
        instead | instead say | say instead | right | do | sagen | sag | wir sagen | verwenden | richtig | begriff
        stattdessen | dire | à dire | nous disons | terme | correct
    """),
    Topic.DEFINITION: _names("""
        definition | meaning | what it means | explanation | description | bedeutung | erklärung | beschreibung
        définition | signification | explication
    """),
    Topic.ABBREVIATION: _names("abbreviation | acronym | short | abkürzung | kürzel | abréviation | sigle"),
    Topic.NOTE: _names(
        "note | notes | why | why? | comment | comments | reason | anmerkung | grund | hinweis | remarque | raison"
    ),
    Topic.STATUS: _names("status | state | approval status | freigabe | freigabestatus | statut | état"),
    Topic.OWNER: _names("owner | responsible | owned by | message owner | verantwortlich | responsable"),
    Topic.VERSION: _names("version | release | revision | fassung | révision"),
    Topic.EFFECTIVE: _names(
        "effective | effective date | valid from | in effect from | effective from | gültig ab | stand"
    ),
    Topic.ASIDE: _names("""
        executive summary | summary | zusammenfassung | résumé
        how to use this document | how to use this guide | how to use | how to use this messaging
        about this document | about this guide | introduction | contents | table of contents | change log
        changelog | change history | revision history | version history | document history | appendix | resources
        further reading | tone of voice | tone | brand voice | voice and tone | voice & tone | voice | style
        writing style | usage | usage notes | instructions | guidance | guidelines | guideline | rationale
        background | context | next steps | open questions | questions | objections | objection handling
        competitors | competition | competitive landscape | discovery | discovery questions | faq | faqs
        frequently asked questions | frequently asked questions (faq) | use cases | call to action | calls to action
        cta | examples | example | checklist | review | contact | contacts | governance | process | pricing
        roadmap | colours | colors | logo | typography | tip | tips | hint | important | disclaimer | channel
        channels | keywords | overview | legal | inhalt | inhaltsverzeichnis | einleitung | über dieses dokument
        hinweise | tonalität | anhang | beispiele | beispiel | änderungshistorie | ansprechpartnerin | hintergrund
        offene fragen | sommaire | table des matières | ton | annexe | exemples | exemple | historique
    """),
}
"""Topic -> names. A name of two topics is told by what stands around it; see ``Topic`` for which."""

QUESTIONS: tuple[tuple[str, Topic], ...] = (
    (
        r"what problems? (?:do|does|are|is|did) .*|which problems? .*|why now|what (?:is|are) the problems?",
        Topic.PROBLEM,
    ),
    (
        r"(?:how|why) (?:is|are) .*(?:different|unique|better)|what makes .*|why (?:choose |buy )?\w+",
        Topic.DIFFERENTIATOR,
    ),
    (r"what sets .*|why .* over .*|how (?:do|does) .* differ.*", Topic.DIFFERENTIATOR),
    (r"who(?:m)? (?:is|are|do|does) .*(?:for|serve|sell to|sell|help|target|customers?)|whom? .* for", Topic.AUDIENCE),
    (
        r"what (?:is|are) (?:the|our|its|your) (?:value|benefits?).*|what(?:'s| is) in it for .*",
        Topic.VALUE_PROPOSITION,
    ),
    (r"what(?:'s| is) the (?:proof|evidence).*|where(?:'s| is) the proof.*", Topic.PROOF_POINT),
    (r"what (?:is|are) (?!personas?\b)[\w.-]+(?: [\w.-]+)?|who (?:is|are) [\w.-]+|what category .*", Topic.CATEGORY),
    (r"what (?:does|do) (?:\w+ )+do", Topic.CATEGORY),
    (r"(?:how|what) do(?:es)? .*(?:help|benefit|value).*|what do (?:customers|they) get.*", Topic.VALUE_PROPOSITION),
    (r"(?:how can|what can|can) (?:we|you) (?:prove|show) .*|how do (?:we|you) (?:prove|know) .*", Topic.PROOF_POINT),
    (r"why should .* believe.*", Topic.PROOF_POINT),
    (r"what (?:do|does|can) .* (?:promise|guarantee|commit to).*", Topic.COMMITMENT),
    (r"(?:how|what) (?:do|should) (?:we|you) (?:not|no longer) (?:say|call|claim).*", Topic.AVOIDED),
    (r"what (?:do|should) we (?:avoid|never say).*", Topic.AVOIDED),
    (r"welches problem .*|welche probleme .*", Topic.PROBLEM),
    (r"was unterscheidet .*|was macht .* (?:anders|besonders|einzigartig)|warum \w+", Topic.DIFFERENTIATOR),
    (r"für wen .*|an wen .*|wem .*|wer (?:sind|ist) unsere? (?:zielgruppe|kunden).*", Topic.AUDIENCE),
    (r"was (?:ist|sind|macht) .*|wer (?:ist|sind) .*", Topic.CATEGORY),
    (r"welchen nutzen .*|was (?:bringt|haben) .*", Topic.VALUE_PROPOSITION),
    (r"quels? problèmes? .*", Topic.PROBLEM),
    (r"à qui .*|pour qui .*", Topic.AUDIENCE),
    (r"qu'est-ce qu.*|qui (?:est|sommes)[ -].*", Topic.CATEGORY),
)
"""Questions as headings (without the mark at the end), the first that is met decides."""

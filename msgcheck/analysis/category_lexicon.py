"""Closed lists of English words that tell what kind of thing a product or a company is."""

from __future__ import annotations

from msgcheck.analysis.lexicon import word_set

CATEGORY_HEADS = word_set(
    """platform tool toolkit toolset suite solution software service system engine application app assistant agent
    standard specification framework foundation network marketplace exchange cloud database store workspace hub
    infrastructure product tracker scanner planner portal plugin spreadsheet chatbot crm"""
)
"""Nouns that name what a product is, in the singular, as the last noun of "a code search tool"."""

VAGUE_HEADS = word_set("platform tool toolkit toolset suite solution software service system application app product")
"""Category nouns that say no more than that there is a product: what stands before them tells the category."""

COMPANY_HEADS = word_set(
    """company provider vendor business firm startup enterprise organisation organization project community
    foundation consultancy agency bank insurer manufacturer maker developer publisher leader"""
)
"""Nouns that name what an organisation is. They tell a category only where a word before them names a product
("search company"): "an all-remote company" is a company of another habit, not of another category."""

ROLES = word_set(
    """member partner sponsor supporter employer winner leader founder signatory owner user customer consumer
    contributor holder investor shareholder pioneer mentor believer newcomer follower challenger competitor finalist
    speaker exhibitor donor neighbour neighbor counter matter number order letter helper enabler changer starter
    survivor defender promoter ambassador booster killer driver adopter"""
)
"""Doers that an organisation is beside its trade, and nouns that only look like doers."""

PRODUCT_NOUNS = CATEGORY_HEADS | word_set(
    """tools services systems solutions products platforms applications apps search analytics intelligence automation
    security storage payments payroll billing logistics hardware data ai infrastructure standards"""
)
"""Nouns that make a category of a company noun: software company, payments provider."""

APPRAISALS = word_set(
    """a an the our your its one only first very most best better leading foremost ultimate premier unique new newest
    modern next next-generation powerful simple easy easy-to-use fast fastest faster quick reliable trusted robust
    scalable flexible extensible intuitive innovative great good perfect right real true complete comprehensive
    full fully full-featured end-to-end integrated unified single central all-in-one all-remote remote-first global
    worldwide international-class world-class best-in-class market-leading industry-leading award-winning
    enterprise-grade enterprise enterprise-ready free freely available open lovable personal proven secure safe
    highly truly just still now also really essential core main key primary popular widely used well-known favourite
    favorite dedicated standalone independent internal external commercial cloud cloud-based cloud-native hosted
    cloud-hosted self-hosted on-premise on-premises on-prem saas web-based browser-based server-based server-side
    client-side managed live active proud big bigger large small growing fast-growing
    young effective efficient amazing excellent special different similar separate early technical useful valuable
    ideal fantastic brilliant superb incredible awesome nice fine outstanding exceptional impressive superior suitable
    quality high-quality professional complex long-term vibrant collaborative neutral public private affordable capable
    remarkable trustworthy mature stable competitive attractive rich rich-featured tiny small smart convenient handy
    more less"""
)
"""Words before a category noun that praise or describe and leave the category as it is."""

PRAISING_ENDS = (
    *("ful", "iest", "ous", "worthy", "most"),
    *("-friendly", "-grade", "-ready", "-class", "-edge", "-leading", "-have"),
)
"""Endings of adjectives that praise: useful, easiest, famous, trustworthy, developer-friendly, must-have."""

RELATING_ENDS = ("al", "ar", "ary", "ic", "ive")
"""Endings of adjectives that are made of nouns and tell a kind: financial, semantic, generative."""

TRAILING = word_set("today now again already here anyway itself together online too alone ever yet")
"""Adverbs that may close the noun phrase of a category."""

PHRASE_ENDS = word_set(
    """for that which who whom whose where when with without within to of in on at by from into onto through across over
    under as than like because so if while but is are was were be been being has have had can could will would may
    might must should does do did you we they it he she i this these those there not the our your their its
    built designed made used developed created based powered offered provided known called named focused focussed
    helping enabling allowing making giving turning bringing combining connecting using including unlocking
    enables enable helps help lets let allows allow gives give makes make brings bring unlocks unlock turns turn
    empowers empower"""
)
"""Words that end the noun phrase of a category: what follows says for whom it is, or what it does."""

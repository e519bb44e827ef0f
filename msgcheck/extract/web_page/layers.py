"""The layer an element puts its text in, by its tag, its attributes and the conventions of common page builders."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from msgcheck.extract.web_page.tags import FALLBACK_TAGS, names_in
from msgcheck.extract.web_page.unseen import Unseen
from msgcheck.model.passage import Layer

LAYERED_TAGS = FALLBACK_TAGS | {"nav", "header", "footer", "aside"}
"""Elements that :func:`layer_of` must be asked about; others only where they bear one of these attributes:"""

LAYERED_ATTRIBUTES = frozenset({"hidden", "aria-hidden", "style", "role", "popover", "display", "visibility", "slot"})
NAMING_ATTRIBUTES = ("class", "id")
"""The same, where :func:`is_telling` holds for the value."""

OWN_CLASS = "msgcheck"
"""The class of what msgcheck itself writes into a page: its list of findings is read as the comments that it is."""

_FURNITURE_ROLES = frozenset({"banner", "navigation", "contentinfo", "complementary", "menubar"})
_BANNER_TAGS = frozenset({"div", "section", "form", "aside", "dialog", "footer", "header", "p"})
_CONSENT = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|ccpa)(?:$|[\s_-])|cookie-?_?(?:banner|bar|notice|consent|popup|modal|law|box|hint|"
    r"message|alert|overlay|manager|settings|preferences|wall)|consent-?_?(?:banner|bar|popup|modal|manager|box)|"
    r"onetrust|cybotcookiebot|(?:^|\s)(?:cc-window|cc-banner|fs-cc-|cky-|cmplz-|usercentrics|uc-banner|didomi|truste|trustarc|iubenda-cs|"
    r"qc-cmp|osano-cm|termly|borlabs|klaro|tarteaucitron|moove_gdpr|hs-eu-|axeptio|sp_message_container|fc-consent|evidon|"
    r"ketch-|cookiefirst|ppms_cm|efc-cookie|privacy-banner|eu-cookie)"
)
"""Names that consent tools give their banners, in lower case: whole words, and the prefixes of the common tools
(OneTrust, Cookiebot, CookieYes, Complianz, Usercentrics, Didomi, TrustArc, iubenda, Quantcast, Osano, Termly, Borlabs,
Klaro, HubSpot, Finsweet)."""

_MAY_BE_CONSENT = re.compile(
    r"cookie|consent|gdpr|ccpa|trust|cc-|cky-|cmplz-|banner|usercentrics|didomi|iubenda|qc-cmp|osano|termly|borlabs|klaro|"
    r"tarteaucitron|hs-eu-|axeptio|sp_message|evidon|ketch-|ppms_cm"
)
"""What stands in each of these names, for a quick look: hardly an element has one."""

_NOT_CONSENT = re.compile(r"(?i)policy|statement|declaration|recipe")
_SCREEN_READER = names_in(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-only screenreader "
    "sronly is-sr-only u-visually-hidden u-sr-only show-for-sr element-invisible assistive-text slds-assistive-text "
    "a11y-hidden govuk-visually-hidden cdk-visually-hidden sr-only-focusable visually-hidden-focusable vh-text"
)
_HIDDEN_CLASSES = names_in(
    "hidden d-none is-hidden u-hidden display-none invisible uk-hidden w-condition-invisible hide-all is-invisible "
    "js-hidden no-display"
)
_SHOWN_ON_SOME_SCREENS = re.compile(
    r"(?:^|\s)(?:(?:max-)?(?:xs|sm|md|lg|xl|2xl|print|group-\S+|hover|peer-\S+|focus\S*|aria-\S+|data-\S+|open|dark)"
    r":(?:block|flex|inline\S*|grid|table\S*|contents|visible|flow-root|list-item)|d-(?:sm|md|lg|xl|xxl)-(?!none)\w+|"
    r"(?:visible|show)-\S+)"
)
"""``hidden md:block`` of Tailwind and ``d-none d-md-block`` of Bootstrap: hidden on small screens alone."""

_INVISIBLE = re.compile(
    r"[;\s](?:display\s*:\s*none(?![\w-])|(?:content-)?visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0*\.?0+(?![\d.])|"
    r"font\s*:[^;]{0,40}?(?<![\d.])0(?:px)?\s*/|(?:text-indent|left|right|top|margin-left|margin-top)\s*:\s*-(?:\d{4}|\d{3}(?:\.\d+)?r?em)|"
    r"clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+|"
    r"clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)|transform\s*:\s*(?:scale[xy]?\(\s*0\s*[,)]|translate(?:x|y|3d)?\(\s*-\d{4}))"
)
_SHOWING = re.compile(r"[;\s](?:display\s*+:\s*+(?!none)[a-z]|visibility\s*:\s*visible)")
_UNSEEN = {"display": frozenset({"none"}), "visibility": frozenset({"hidden", "collapse"})}
_SHOWS_AGAIN = etree.XPath(
    "boolean(.//*[@visibility = 'visible' or contains(translate(@style, ' ', ''), 'visibility:visible')])"
)
_NO_COLOUR = re.compile(
    r"[;\s]color\s*:\s*(?:transparent|#[\da-f]{3}0(?![\da-f])|#[\da-f]{6}00|rgba?\([^)]{0,40}(?:,[^,)]*,[^,)]*,|/)\s*0?\.?0%?\s*\))"
)
SHOWS_BACKGROUND = re.compile(r"background-clip\s*:[^;]{0,40}?\btext\b")
"""The letters are cut out of the background: a gradient shows through those without a colour."""

_SMALL_OR_FAR = re.compile(r"-(?:size\s*:\s*[0.]|\d{3})|0(?:px)?\s*/|#[\da-f]{3,6}0")
_NO_SIZE = re.compile(r"[;\s](?:max-)?(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|!|$)")
_CLIPPED = re.compile(r"overflow\s*:\s*(?:hidden|clip)")
_TRANSPARENT = re.compile(r"[;\s]opacity\s*:\s*0*\.?0+%?\s*(?:;|!|$)")
_ANIMATED = re.compile(r"transform|transition|animation|will-change")
_COLOURS = re.compile(r"[;\s](color|background(?:-color)?)\s*:\s*([^;!]{1,40})")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*[,\s]\s*(\d{1,3})\s*\)")
_BLOCK_STYLE = re.compile(r"(?i)(?:^|[;\s])display\s*:\s*(?:block|flex|grid|table|list-item|flow-root)")


def layer_of(element: etree._Element, tag: str, attributes: Mapping[str, str], unseen: Unseen) -> Layer | None:
    """Return the layer an element puts its content in, or ``None`` for that of the element around it.

    ``unseen`` is what the page's own style sheets hide.
    """
    if tag in {"html", "body", "main"}:
        return None
    if tag == "aside" and attributes.get("class") == OWN_CLASS:
        return Layer.COMMENT
    names = attributes.get("class", "")
    is_unseen = unseen.hides(element) and not _is_shown(names, attributes.get("style", ""))
    if is_unseen or _is_hidden(tag, attributes) or _is_hidden_in_drawing(element, attributes):
        return Layer.HIDDEN
    if names:
        layer = _layer_of_classes(names)
        if layer is not None:
            return layer
    return Layer.FURNITURE if _is_furniture(element, tag, attributes) else None


def is_showing_style(style: str) -> bool:
    """Tell whether a style shows what another may hide."""
    style = f";{style.lower()}"
    return ("display" in style or "visibility" in style) and _SHOWING.search(style) is not None


def is_telling(names: str, unseen: Unseen) -> bool:
    """Tell whether classes or an id may put an element in a layer."""
    return _layer_of_classes(names) is not None or _names_consent(names.lower()) or unseen.is_telling(names)


def is_block_style(style: str) -> bool:
    """Tell whether an inline style makes a block of an element."""
    return _BLOCK_STYLE.search(style) is not None


def _is_shown(names: str, style: str) -> bool:
    """Tell what no style sheet hides: what some screens show, or a style of its own (an accordion that is open)."""
    return _SHOWN_ON_SOME_SCREENS.search(names) is not None or (bool(style) and is_showing_style(style))


def _is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell what a visitor does not see, or not before he asks for it in a way the page does not show."""
    if tag in FALLBACK_TAGS and not (
        (tag == "dialog" and "open" in attributes) or (tag == "template" and "shadowrootmode" in attributes)
    ):
        return True
    return is_hidden_by(attributes)


def is_hidden_by(attributes: Mapping[str, str]) -> bool:
    """Tell whether attributes hide an element: ``hidden``, ``aria-hidden``, ``popover``, an inline style."""
    if "hidden" in attributes or "popover" in attributes:
        return True
    if attributes.get("aria-hidden", "").strip().lower() == "true":
        return True
    style = attributes.get("style", "")
    return bool(style) and is_hiding_style(style, is_animated=any(name.startswith("data-") for name in attributes))


def _is_hidden_in_drawing(element: etree._Element, attributes: Mapping[str, str]) -> bool:
    """Tell whether ``display`` or ``visibility`` hide a part of a drawing: HTML has no such attributes.

    A style that names the property wins over them, and what is visible within a part takes its hiding back.
    """
    saying = [name for name, values in _UNSEEN.items() if attributes.get(name, "").strip().lower() in values]
    if not saying or next(element.iterancestors("svg", "foreignobject"), element).tag != "svg":
        return False
    styled = {each.partition(":")[0].strip() for each in attributes.get("style", "").lower().split(";")}
    return any(name not in styled and not (name == "visibility" and _SHOWS_AGAIN(element)) for name in saying)


def is_hiding_style(style: str, *, is_animated: bool = False, is_whole: bool = True) -> bool:
    """Tell whether an inline style hides: not shown, of no size, off the page, transparent, in its background's colour.

    Nothing that is only to be faded in is hidden: transparency counts where nothing speaks of an animation. A style
    that is not ``is_whole``, as one beside it may cut the letters out of the background, hides by no colour.
    """
    # An expression that heeds the case of letters takes three times as long; one that begins with a sign is sooner done
    # than one that may begin at the start, so a sign stands before the first declaration too.
    style = f";{style.lower()}"
    if _may_be_invisible(style) and (_INVISIBLE.search(style) or (is_whole and _has_no_colour(style))):
        return True
    if "overflow" in style and _CLIPPED.search(style) and _NO_SIZE.search(style):
        return True
    if "opacity" in style and _TRANSPARENT.search(style):
        return not is_animated and not _ANIMATED.search(style)
    if "background" not in style or style.count("color") == style.count("-color"):
        return False
    colours = {name[:5]: _plain_colour(colour.strip()) for name, colour in _COLOURS.findall(style)}
    return "color" in colours and colours["color"] == colours.get("backg")


def _has_no_colour(style: str) -> bool:
    return _NO_COLOUR.search(style) is not None and not SHOWS_BACKGROUND.search(style)


def _plain_colour(colour: str) -> str:
    """Return a colour as six digits where it is white, black, three digits or three numbers, else as it is written."""
    colour = {"white": "#fff", "black": "#000"}.get(colour, colour)
    if numbers := _RGB.fullmatch(colour):
        return "#" + "".join(f"{int(number):02x}" for number in numbers.groups())
    return "#" + "".join(digit * 2 for digit in colour[1:]) if len(colour) == 4 and colour[0] == "#" else colour


def _may_be_invisible(style: str) -> bool:
    """Tell whether something stands in a style without which ``_INVISIBLE`` finds nothing: in most there is nothing."""
    is_named = "none" in style or "hidden" in style or "collapse" in style or "transparent" in style or "rgb" in style
    return is_named or "clip" in style or "scale" in style or _SMALL_OR_FAR.search(style) is not None


def _layer_of_classes(names: str) -> Layer | None:
    words = names.lower().split()
    if not _SCREEN_READER.isdisjoint(words):
        return Layer.ALT
    if not _HIDDEN_CLASSES.isdisjoint(words) and not _SHOWN_ON_SOME_SCREENS.search(names):
        return Layer.HIDDEN
    return None


def _is_furniture(element: etree._Element, tag: str, attributes: Mapping[str, str]) -> bool:
    """Tell navigation, page header and footer, asides and cookie banners.

    A page header that holds the page's main heading is the top of its content (a hero), the header or footer of
    an article or quotation is part of it; neither is furniture.
    """
    role = attributes.get("role", "")
    if (tag in _BANNER_TAGS or "-" in tag or role in {"dialog", "alertdialog", "region"}) and _is_consent(attributes):
        return True
    if tag == "header" or role == "banner":
        return next(element.iterancestors("main", "article", "section"), None) is None and element.find(".//h1") is None
    if tag == "footer":
        return next(element.iterancestors("blockquote", "article"), None) is None
    return tag in {"nav", "aside"} or role in _FURNITURE_ROLES


def _is_consent(attributes: Mapping[str, str]) -> bool:
    names = f"{attributes.get('class', '')} {attributes.get('id', '')} {attributes.get('aria-label', '')}".lower()
    return not names.isspace() and _names_consent(names) and not _NOT_CONSENT.search(names)


def _names_consent(names: str) -> bool:
    return _MAY_BE_CONSENT.search(names) is not None and _CONSENT.search(names) is not None

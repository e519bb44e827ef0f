"""Names and styles that say something of an element's layer are found by their marks, however few look at them."""

from __future__ import annotations

import pytest

from msgcheck.extract.web_page.layers import is_hiding_style, is_telling
from msgcheck.extract.web_page.style_sheets import hidden_names

CONSENT = """
cookie gdpr-box ccpa consent onetrust-banner-sdk CybotCookiebotDialog cc-window cc-banner cky-bar
cmplz-cookiebanner usercentrics-root uc-banner didomi-host truste_box trustarc-banner iubenda-cs-banner qc-cmp2
osano-cm-window termly-x BorlabsBox klaro tarteaucitronRoot moove_gdpr_cookie hs-eu-cookie axeptio_overlay
sp_message_container_1 fc-consent-root evidon-banner ketch-banner cookiefirst-root ppms_cm_popup efc-cookie
privacy-banner eu-cookie-law
"""
HIDING = """display:none
VISIBILITY : hidden
visibility:collapse
font-size:0
font-size : .0em
text-indent:-9999px
left : -1000px
clip:rect(0 0 0 0)
clip-path:inset(50%)
transform:scale(0)
color:transparent
color:rgba(0,0,0,0)
overflow:hidden;height:0
opacity:0
color:#fff;background:#fff
color:white;background-color:#FFFFFF
color:rgb(255, 255, 255);background:#fff
color:rgb(0 0 0 / 0%)
color:#0000
color:#12345600
font:0/0 a
left:-999em
margin-left:-624.9375rem
transform:translateX(-9999px)
transform: translate( -10000px, 0)"""
SHOWN = """color:red
background-color:red
font-size:10px
margin-top:-4px
opacity:0.5
height:0
color:#000;background:#fff
color:white;background:#fffffe
color:#100
color:#ff0000
color:rgb(0 0 0 / 80%)
color:rgb(255,0,0)
color:rgb(0,0,0)
color:rgba(255,255,0,.5)
font:10px/1.5 a
font:100/150 a
margin-left:-10em
transform:translateX(-100px)
background:linear-gradient(red,blue);-webkit-background-clip:text;color:transparent
color:transparent; background-clip: padding-box, text"""


@pytest.mark.parametrize("name", CONSENT.split())
def test_a_name_of_a_consent_tool_is_telling(name):
    assert is_telling(f"box {name}", frozenset())


@pytest.mark.parametrize("name", ["main", "trust-badges", "hero-banner", "btn btn-primary"])
def test_other_names_are_not(name):
    assert not is_telling(name, frozenset())


@pytest.mark.parametrize("style", HIDING.splitlines())
def test_a_style_that_hides(style):
    assert is_hiding_style(style)
    assert hidden_names(f".x {{ {style} }}") == {".x"}


@pytest.mark.parametrize("style", SHOWN.splitlines())
def test_a_style_that_does_not(style):
    assert not is_hiding_style(style)

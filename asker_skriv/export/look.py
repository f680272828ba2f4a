"""Puts a profile's fonts, colours and logo into a package."""

from __future__ import annotations

import posixpath

from lxml import etree

from asker_skriv.export.controls import find, replace, stories
from asker_skriv.export.picture import Picture
from asker_skriv.export.profile import Profile
from asker_skriv.export.wordpackage import WordPackage
from asker_skriv.text.readers.ooxml import R, W
from asker_skriv.text.readers.safexml import parse_part

LOGO_TAG = "profil.logo"

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Colours of the profile, in the theme and as the text names them.
_THEME = {
    "tekst": ("dk1", ("text1", "dark1")),
    "dempet": ("dk2", ("text2", "dark2")),
    "lys": ("lt2", ("background2", "light2")),
    "aksent": ("accent1", ("accent1",)),
    "lenke": ("hlink", ("hyperlink",)),
}
_BELOW_LINE = 36_000  # one millimetre below the top of the line it hangs on
_DRAWING = """<w:r xmlns:w="{w}" xmlns:r="{r}"><w:drawing>
<wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="1"
 layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{cx}" cy="{cy}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="1" name="Logo"/><wp:cNvGraphicFramePr>
<a:graphicFrameLocks xmlns:a="{a}" noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic xmlns:a="{a}"><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}">
<pic:nvPicPr><pic:cNvPr id="1" name="Logo"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"""


def apply_profile(package: WordPackage, profile: Profile) -> None:
    """Give the package the profile's fonts, colours and logo."""
    _theme(package, profile)
    for part in (*stories(package), *_parts(package, ("styles", "numbering"))):
        _recolor(package.tree(part), profile)
    for part in stories(package):
        for control in find(package.tree(part), LOGO_TAG):
            logo = [_logo(package, part, profile.logo)] if profile.logo is not None else []
            replace(control, logo)


def _parts(package: WordPackage, kinds: tuple[str, ...]) -> list[str]:
    """Return the parts of some kinds that the document has."""
    found = (package.target(package.main, kind) for kind in kinds)
    return [part for part in found if part is not None]


def _theme(package: WordPackage, profile: Profile) -> None:
    """Change the theme: Word shows all that follows it in the new fonts and colours."""
    part = package.target(package.main, "theme")
    if part is None:
        return
    root = package.tree(part)
    for font, name in (("minorFont", profile.body_font), ("majorFont", profile.heading_font)):
        for latin in root.iterfind(f".//{_A}{font}/{_A}latin"):
            latin.attrib.pop("panose", "")
            latin.set("typeface", name)
    for name, (slot, _) in _THEME.items():
        color = root.find(f".//{_A}clrScheme/{_A}{slot}")
        if color is not None and name in profile.colors:
            color[:] = [etree.Element(_A + "srgbClr", val=profile.colors[name])]


def _recolor(root: etree._Element, profile: Profile) -> None:
    """Write the theme's colours out too: not every program follows the theme."""
    values = {
        theme: profile.colors[name]
        for name, (_, themes) in _THEME.items()
        if name in profile.colors
        for theme in themes
    }
    for element in root.iter():
        theme = element.get(W + "themeColor", "")
        if theme in values:
            place = W + "val" if element.tag == W + "color" else W + "color"
            element.set(place, values[theme])
        fill = element.get(W + "themeFill", "")
        if fill in values:
            element.set(W + "fill", values[fill])


def _logo(package: WordPackage, part: str, picture: Picture) -> etree._Element:
    """Return the run that shows the logo, at the right, level with the line it stands in."""
    name = f"{posixpath.dirname(package.main)}/media/logo.{picture.suffix}"
    package.put(name, picture.content, f"image/{picture.suffix}")
    relation = package.relate(part, "image", f"media/logo.{picture.suffix}")
    xml = _DRAWING.format(
        w=W[1:-1],
        r=R[1:-1],
        a=_A[1:-1],
        pic="http://schemas.openxmlformats.org/drawingml/2006/picture",
        top=_BELOW_LINE,
        cx=picture.width,
        cy=picture.height,
        relation=relation,
    )
    run = parse_part(xml.encode(), package.source)
    for properties in run.iter("{*}docPr", "{*}cNvPr"):
        properties.set("descr", picture.description)
    return run

"""The styles of our templates: built-in names where Word has one, ASCII ids everywhere."""

from __future__ import annotations

from tools.wordparts import ACCENT, HEAD, LIGHT, SPACES, color, fonts

BODY_POINTS = 12
SMALL_POINTS = 11


def styles_part(title_points: int = 20) -> str:
    """Return styles.xml; ``title_points`` is the size of the letter's title."""
    return f"{HEAD}<w:styles {SPACES}>{_defaults()}{''.join(_styles(title_points))}</w:styles>"


def _defaults() -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts('minor')}{color('text1')}{_size(BODY_POINTS)}"
        '<w:lang w:val="nb-NO" w:eastAsia="nb-NO" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/>"
        '<w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _paragraph(  # noqa: PLR0913, a style is its properties
    style_id: str,
    name: str,
    paragraph: str = "",
    run: str = "",
    *,
    based: str = "Normal",
    following: str = "",
    quick: bool = True,
) -> str:
    custom = "" if name[:1].islower() or name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + ("<w:qFormat/>" if quick else "")
        + f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_BUILT_IN = {"Body Text", "List Bullet", "List Number", "Quote", "Closing", "Signature"}


def _heading(level: int, points: float, before: int, after: int) -> str:
    return _paragraph(
        f"Overskrift{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="{after}" '
        f'w:line="252" w:lineRule="auto"/><w:outlineLvl w:val="{level - 1}"/>',
        f"{fonts('major')}<w:b/><w:bCs/>{color('accent1')}{_size(points)}",
        following="Brodtekst",
    )


def _styles(title_points: int) -> list[str]:
    boxed = '<w:spacing w:after="0" w:line="264" w:lineRule="auto"/><w:ind w:left="255"/>'
    tight = '<w:spacing w:after="0" w:line="264" w:lineRule="auto"/>'
    return [
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>",
        '<w:style w:type="character" w:default="1" w:styleId="Standardskrift">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "<w:unhideWhenUsed/></w:style>",
        '<w:style w:type="table" w:default="1" w:styleId="Vanligtabell">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        "</w:tblPr></w:style>",
        '<w:style w:type="numbering" w:default="1" w:styleId="Ingenliste">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
        "</w:style>",
        _paragraph("Brodtekst", "Body Text", '<w:spacing w:after="160"/>'),
        _heading(1, title_points, 0, 200),
        _heading(2, 14, 280, 80),
        _heading(3, BODY_POINTS, 200, 60),
        _paragraph(
            "Punktliste",
            "List Bullet",
            '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="160"/>'
            "<w:contextualSpacing/>",
            based="Brodtekst",
        ),
        _paragraph(
            "Nummerertliste",
            "List Number",
            '<w:numPr><w:numId w:val="2"/></w:numPr><w:spacing w:after="160"/>'
            "<w:contextualSpacing/>",
            based="Brodtekst",
        ),
        _paragraph(
            "Sitat",
            "Quote",
            f'<w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="{ACCENT}" '
            'w:themeColor="accent1"/></w:pBdr><w:ind w:left="397" w:right="397"/>',
            "<w:i/><w:iCs/>",
            based="Brodtekst",
        ),
        _paragraph("Hilsen", "Closing", '<w:keepNext/><w:spacing w:before="320" w:after="0"/>'),
        _paragraph("Underskrift", "Signature", f"<w:keepLines/>{tight}"),
        _paragraph("Topptekst", "header", tight, _size(SMALL_POINTS), quick=False),
        _paragraph(
            "Bunntekst",
            "footer",
            '<w:tabs><w:tab w:val="right" w:pos="9071"/></w:tabs>' + tight,
            f"{color('text2')}{_size(SMALL_POINTS)}",
            quick=False,
        ),
        _paragraph(
            "Kommunenavn",
            "Kommunenavn",
            '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
            f"{fonts('major')}<w:b/><w:bCs/>{color('accent1')}{_size(18)}",
        ),
        _paragraph("Mottaker", "Mottaker", tight),
        _paragraph("Saksopplysninger", "Saksopplysninger", tight, _size(SMALL_POINTS)),
        _paragraph("Tabelltekst", "Tabelltekst", '<w:spacing w:before="40" w:after="40"/>'),
        _paragraph(
            "Tillegg", "Tillegg", '<w:keepLines/><w:spacing w:before="240"/>', _size(SMALL_POINTS)
        ),
        _paragraph(
            "Kontakttittel", "Kontakttittel", f"<w:keepNext/>{_box()}{boxed}",
            f"<w:b/><w:bCs/>{color('accent1')}",
        ),
        _paragraph("Kontakt", "Kontakt", f"<w:keepLines/>{_box()}{boxed}"),
        '<w:style w:type="character" w:styleId="Hyperkobling"><w:name w:val="Hyperlink"/>'
        f'<w:uiPriority w:val="99"/><w:rPr>{color("hyperlink")}<w:u w:val="single"/></w:rPr>'
        "</w:style>",
        '<w:style w:type="character" w:customStyle="1" w:styleId="Ledetekst">'
        f'<w:name w:val="Ledetekst"/><w:qFormat/><w:rPr>{color("text2")}</w:rPr></w:style>',
        '<w:style w:type="character" w:styleId="Plassholdertekst">'
        f'<w:name w:val="Placeholder Text"/><w:rPr>{color("text2")}</w:rPr></w:style>',
        _table(),
    ]  # fmt: skip


def _box() -> str:
    line = f'w:val="single" w:sz="24" w:space="10" w:color="{ACCENT}" w:themeColor="accent1"'
    room = f'w:val="single" w:sz="4" w:space="7" w:color="{LIGHT}" w:themeColor="background2"'
    return (
        f"<w:pBdr><w:top {room}/><w:left {line}/><w:bottom {room}/></w:pBdr>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{LIGHT}" w:themeFill="background2"/>'
    )


def _table() -> str:
    thin = f'w:val="single" w:sz="4" w:space="0" w:color="{ACCENT}" w:themeColor="accent1"'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 20), ("left", 108), ("bottom", 20), ("right", 108))
    )
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Brevtabell">'
        '<w:name w:val="Brevtabell"/><w:basedOn w:val="Vanligtabell"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders><w:top {thin}/><w:bottom {thin}/><w:insideH {thin}/>"
        f"</w:tblBorders><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{LIGHT}" w:themeFill="background2"/>'
        "</w:tcPr></w:tblStylePr></w:style>"
    )

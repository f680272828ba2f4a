"""The parts that every template of ours shares: theme, styles, lists, settings."""

from __future__ import annotations

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

TEXT, MUTED, ACCENT, LINK, LIGHT = "1A1A1A", "4D5358", "17475B", "0B4F9E", "EEF3F5"
FONT = "Calibri"
_LEVELS = 9
_INDENT = 397  # twentieths of a point: 7 mm for each level


def color(name: str) -> str:
    """Return a text colour that follows the theme."""
    values = {"text1": TEXT, "text2": MUTED, "accent1": ACCENT, "hyperlink": LINK}
    values["background1"] = "FFFFFF"
    return f'<w:color w:val="{values[name]}" w:themeColor="{name}"/>'


def fonts(theme: str) -> str:
    """Return the theme's fonts, «minor» for text and «major» for headings."""
    return (
        f'<w:rFonts w:asciiTheme="{theme}HAnsi" w:hAnsiTheme="{theme}HAnsi" '
        f'w:eastAsiaTheme="{theme}HAnsi" w:cstheme="{theme}Bidi"/>'
    )


def theme_part() -> str:
    """Return the theme: the fonts and colours that a profile changes."""

    def rgb(name: str, value: str) -> str:
        return f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'

    colors = "".join(
        rgb(name, value)
        for name, value in (
            *(("dk1", TEXT), ("lt1", "FFFFFF"), ("dk2", MUTED), ("lt2", LIGHT)),
            *(("accent1", ACCENT), ("accent2", "2F6F73"), ("accent3", "6B5B2E")),
            *(("accent4", "5A4A78"), ("accent5", "7A3B3B"), ("accent6", MUTED)),
            *(("hlink", LINK), ("folHlink", "5A3B7E")),
        )
    )
    font = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'{HEAD}<a:theme xmlns:a="{A}" name="Asker skriv"><a:themeElements>'
        f'<a:clrScheme name="Profil">{colors}</a:clrScheme>'
        f'<a:fontScheme name="Profil"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Profil"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def font_part() -> str:
    """Return the table of fonts: what to look for where the font is missing."""
    return (
        f'{HEAD}<w:fonts {SPACES}><w:font w:name="{FONT}"><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def settings_part() -> str:
    """Return the settings: Norwegian, today's Word, no traces of editing."""
    mapping = " ".join(
        f'w:{name}="{to}"'
        for name, to in (
            *(("bg1", "light1"), ("t1", "dark1"), ("bg2", "light2"), ("t2", "dark2")),
            *((f"accent{i}", f"accent{i}") for i in range(1, 7)),
            *(("hyperlink", "hyperlink"), ("followedHyperlink", "followedHyperlink")),
        )
    )
    uri = "http://schemas.microsoft.com/office/word"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>'
        for name, value in (
            *(("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1")),
            *(("enableOpenTypeFeatures", "1"), ("doNotFlipMirrorIndents", "1")),
            *(("differentiateMultirowTableHeaders", "1"),),
        )
    )
    return (
        f'{HEAD}<w:settings {SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compat}</w:compat>'
        f'<w:themeFontLang w:val="nb-NO"/><w:clrSchemeMapping {mapping}/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def numbering_part() -> str:
    """Return one multilevel bulleted and one multilevel numbered list, tied to their styles."""

    def level(index: int, shape: str, text: str, style: str) -> str:
        tied = f'<w:pStyle w:val="{style}"/>' if index == 0 else ""
        left = _INDENT * (index + 1)
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>{tied}'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs>'
            f'<w:tab w:val="num" w:pos="{left}"/></w:tabs>'
            f'<w:ind w:left="{left}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
        )

    bullets = "".join(
        level(i, "bullet", "–" if i % 2 else "•", "Punktliste") for i in range(_LEVELS)
    )
    shapes = (("decimal", "%{}."), ("lowerLetter", "%{})"), ("lowerRoman", "%{}."))
    numbers = "".join(
        level(i, shapes[i % 3][0], shapes[i % 3][1].format(i + 1), "Nummerertliste")
        for i in range(_LEVELS)
    )
    return f"{HEAD}<w:numbering {SPACES}>" + "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:nsid w:val="4A5B{i}C1D"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="6F1E{i}A2B"/>{levels}'
        "</w:abstractNum>"
        for i, levels in enumerate((bullets, numbers))
    ) + (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )  # fmt: skip

"""The colours and typefaces of the house style, as a theme: Word's Design tab changes them all at once."""

INK, QUIET, RULE, TINT, ALARM, LINK = "1F3864", "595959", "B4BFD1", "EEF2F8", "A3211B", "0B5394"
"""Headings, small print, hairlines, the header row, the mark on drafts, links: each text 4.5:1 or more on white."""
TYPEFACE = "Calibri"

_COLOURS = {
    "lt2": TINT,
    "dk2": INK,
    "accent1": INK,
    "accent2": "2F6F7E",
    "accent3": "8A5A12",
    "accent4": ALARM,
    "accent5": QUIET,
    "accent6": RULE,
    "hlink": LINK,
    "folHlink": "5F3F82",
}
_ORDER = ("dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="6350">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def _font(kind: str) -> str:
    return f'<a:{kind}Font><a:latin typeface="{TYPEFACE}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'


THEME = "".join(
    (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Statements">',
        '<a:themeElements><a:clrScheme name="Statements">',
        '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>',
        '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>',
        *(f'<a:{name}><a:srgbClr val="{_COLOURS[name]}"/></a:{name}>' for name in _ORDER),
        f'</a:clrScheme><a:fontScheme name="Statements">{_font("major")}{_font("minor")}</a:fontScheme>',
        f'<a:fmtScheme name="Statements"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>',
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>",
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>",
    )
)
"""The theme part (ECMA-376 part 1, 14.2.7)."""

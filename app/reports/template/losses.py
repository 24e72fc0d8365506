"""What a workbook would lose if openpyxl opened and saved it, found by doing just that and comparing.

openpyxl keeps what it models and drops the rest without a word: shapes, form controls, sparklines, pictures in page
headers, formats of newer versions … Which these are differs from version to version, so no list decides: the parts and
elements of the form are counted, and those of what openpyxl makes of it. What nobody can see (identities of editing
sessions, printer settings, caches) may go. Tried with openpyxl 3.1 and workbooks of Excel, LibreOffice and XlsxWriter.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from app.reports.template.parts import named, parse, relations, workbook_part

#: owner: name of the sheet, "" for the workbook. key: what is lost, of app.domain.texts.templates.
Losses = list[tuple[str, str, str]]

#: openpyxl drops the text of a page's header that names neither left, centre nor right.
_HEADER, _TYPE = "header:", re.compile(r'&"[^"]*"|&K[0-9A-Fa-f]{6}|&[0-9]+|&[LCR]|\s')
_DRAWN = "/drawingml/2006/main"
_MAIN = ("http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/")


def _words(*texts: str) -> frozenset[str]:
    return frozenset(word for text in texts for word in text.split())


#: Kinds of parts (last word of the relationship's type) that openpyxl makes anew or nobody sees.
_UNSEEN_PARTS = _words(
    "officeDocument core-properties extended-properties custom-properties thumbnail worksheet chartsheet theme styles",
    "sharedStrings calcChain printerSettings comments vmlDrawing drawing chart image hyperlink customXml",
    "customXmlProps chartStyle chartColorStyle table customProperty person sheetMetadata volatileDependencies metadata",
    "rdRichValue rdRichValueStructure rdRichValueTypes richValueRel rdArray rdSupportingPropertyBag",
    "rdSupportingPropertyBagStructure extendedProperties digital-signature",
)
_PARTS = {
    **dict.fromkeys(("pivotTable", "pivotCacheDefinition", "pivotCacheRecords"), "pivot"),
    **dict.fromkeys(("slicer", "slicerCache", "timeline", "timelineCache"), "slicer"),
    **dict.fromkeys(("ctrlProp", "control", "activeXControlBinary", "attachedToolbars"), "controls"),
    **dict.fromkeys(("oleObject", "package"), "objects"),
    **dict.fromkeys(("externalLink", "externalLinkPath", "oleLink"), "external"),
    **dict.fromkeys(("connections", "queryTable", "xmlMaps", "powerPivotData"), "queries"),
    **dict.fromkeys(("vbaProject", "xlMacrosheet", "xlIntlMacrosheet", "dialogsheet", "ui", "extensibility"), "macros"),
    **dict.fromkeys(("diagramData", "diagramLayout", "diagramColors", "diagramQuickStyle", "diagramDrawing"), "shapes"),
    **dict.fromkeys(("cellImage", "cellimage", "cellImages"), "cell_pictures"),
    "threadedComment": "threads",
    "FeaturePropertyBag": "checkboxes",
}
#: Refused although openpyxl carries them along: copies of other data that the form would show as if they were new.
#: Of a picture's link openpyxl keeps the name of its address and drops the address: the file would be damaged.
_NEVER = frozenset({"pivot", "external", "picture_links"})

#: Elements of SpreadsheetML and DrawingML ("a:") whose loss nobody sees, or which say the same in another number.
_UNSEEN = {
    "worksheet": _words(
        "row c v t is r rPr rPh col cols dimension phoneticPr ignoredErrors ignoredError extLst ext sheetFormatPr",
        "conditionalFormatting customProperties customPr cellWatches cellWatch smartTags webPublishItems drawing",
        "legacyDrawing AlternateContent Choice Fallback",
        "headerFooter printOptions sheetPr outlinePr pageSetUpPr selection",  # dropped where they say nothing
        "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter",  # their texts are compared
    ),
    "drawing": _words(
        "a:avLst a:ext a:off a:xfrm a:picLocks a:graphicFrameLocks a:extLst a:ln a:noFill a:miter a:round a:bevel",
        "a:headEnd a:tailEnd a:prstDash cNvGraphicFramePr AlternateContent Choice Fallback absoluteAnchor clientData",
        "nvPr ext xfrm",
    ),
    "chart": _words(
        "lang printSettings headerFooter pageMargins pageSetup oddHeader oddFooter extLst ext date1904",
        "AlternateContent Choice Fallback externalData autoUpdate protection avLst lstStyle endParaRPr",
    ),
    "table": _words("extLst ext"),
    "chartsheet": _words("extLst ext customSheetViews"),
}
_ELEMENTS = {
    "worksheet": {
        "legacyDrawingHF": "header_pictures",
        "drawingHF": "header_pictures",
        "picture": "background",
        **dict.fromkeys(("oleObjects", "oleObject"), "objects"),
        **dict.fromkeys(("controls", "control"), "controls"),
        **dict.fromkeys(("customSheetViews", "customSheetView"), "views"),
        **dict.fromkeys(("protectedRanges", "protectedRange"), "protected_ranges"),
        "ext:conditionalFormattings": "new_formats",
        "ext:dataValidations": "new_validations",
        "ext:sparklineGroups": "sparklines",
        **dict.fromkeys(("ext:slicerList", "ext:timelineRefs"), "slicer"),
        "ext:protectedRanges": "protected_ranges",
        "@cm": "dynamic",
        "@vm": "cell_pictures",
    },
    "drawing": {
        **dict.fromkeys(("sp", "grpSp", "cxnSp", "contentPart"), "shapes"),
        "graphicFrame": "charts",
        "pic": "pictures",
        **dict.fromkeys(("a:hlinkClick", "a:hlinkHover", "@link"), "picture_links"),
    },
    "chart": {},
    "table": {},
    "chartsheet": {},
    "workbook": {
        **dict.fromkeys(("externalReferences", "externalReference"), "external"),
        **dict.fromkeys(("pivotCaches", "pivotCache"), "pivot"),
        **dict.fromkeys(("customWorkbookViews", "customWorkbookView"), "views"),
        "fileSharing": "read_only",
        "definedName": "names",
        **dict.fromkeys(("ext:slicerCaches", "ext:timelineCacheRefs"), "slicer"),
        "ext:dataModel": "queries",
    },
    "styles": {"tableStyle": "table_styles"},
    "vmlDrawing": {"@control": "controls"},
}
#: What is said of an element without a word of its own.
_REST = {"worksheet": "rest_sheet", "drawing": "picture_looks", "chart": "chart_looks", "table": "rest_table"}
#: Parts that are looked into only for what has a word of its own.
_NAMED_ALONE = frozenset({"workbook", "styles", "chartsheet", "vmlDrawing"})
#: What the shapes of an old drawing belong to; all but notes are controls, and the markup need not be well-formed.
_OBJECT = re.compile(rb"""ObjectType=["'](?!Note["'])""")


def losses(before: zipfile.ZipFile, after: zipfile.ZipFile) -> Losses:
    """Return what of `before` is not in `after`: (sheet or "", key, element or part), each key once a sheet.

    Both were looked at by `prescan_workbook`. Damaged parts raise what zipfile and expat raise.
    """
    had, kept = _census(before), _census(after)
    found: dict[tuple[str, str], str] = {}
    for owner, counted in had.items():
        rest = counted - kept.get(owner, Counter())
        never = Counter({one: 1 for one in counted if _said(*one) in _NEVER})
        for kind, name in sorted(rest | never):
            key = _said(kind, name)
            if key:
                found.setdefault((owner, key), name or kind)
    named = {owner for owner, key in found if key in ("shapes", "charts", "pictures", "picture_links", "slicer")}
    order = list(had)
    return [
        (owner, key, name)
        for (owner, key), name in sorted(found.items(), key=lambda one: (order.index(one[0][0]), one[0][1]))
        if not (owner in named and key in ("picture_looks", "chart_looks"))
    ]


def _said(kind: str, name: str) -> str:
    """Return the word for something that is gone; "" where nobody misses it."""
    if not name:
        return "" if kind in _UNSEEN_PARTS else _PARTS.get(kind, "rest_part")
    if name.startswith(_HEADER):
        return "header_texts"
    if name in _ELEMENTS.get(kind, {}):
        return _ELEMENTS[kind][name]
    if kind in _NAMED_ALONE or name in _UNSEEN.get(kind, ()) or name.startswith("ext:"):
        return ""
    return _REST.get(kind, "")


def _census(packed: zipfile.ZipFile) -> dict[str, Counter[tuple[str, str]]]:
    """Return for the workbook ("") and each sheet how often each (kind, element) stands in its parts; "" = the part."""
    found: dict[str, Counter[tuple[str, str]]] = {"": Counter()}
    names = set(packed.namelist())
    start = workbook_part(packed, names)
    sheets = {at: said.get("name", "") for at, said in named(packed, start, "sheet")}
    waiting, seen = [("", "workbook", start)], {start}
    waiting += [("", one.kind, one.target) for one in relations(packed, "", names) if one.target != start]
    while waiting:
        owner, kind, part = waiting.pop()
        counted = found.setdefault(owner, Counter())
        counted[kind if kind != "workbook" else "officeDocument", ""] += 1
        if kind in _ELEMENTS and part in names:
            counted.update((kind, name) for name in _elements(packed, part, kind))
        for one in relations(packed, part, names):
            if one.target not in seen or one.target not in names:
                seen.add(one.target)
                waiting.append((sheets.get(one.id, owner) if part == start else owner, one.kind, one.target))
    return {owner: found[owner] for owner in ("", *sheets.values()) if owner in found}


def _elements(packed: zipfile.ZipFile, part: str, kind: str) -> Iterator[str]:
    """Give the names of the elements of a part; of foreign ones those that stand in an `ext`, as "ext:name"."""
    if kind == "vmlDrawing":
        yield from ("@control" for _one in _OBJECT.finditer(packed.read(part)))
        return
    found: Counter[str] = Counter()
    above: list[str] = []
    said: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        if above and above[-1] == "ext":
            found[f"ext:{name}"] += 1
        elif space.startswith(_MAIN) and "ext" not in above and not _says_nothing(above, name, attributes):
            if name != "definedName" or not attributes.get("name", "").startswith("_xlnm."):
                # openpyxl writes some of DrawingML's elements without their namespace, as nobody reads them
                found[f"a:{name}" if kind == "drawing" and space.endswith(_DRAWN) else name] += 1
            for one in ("cm", "vm"):
                if name == "c" and one in attributes:
                    found[f"@{one}"] += 1
            if name == "blip" and any(key.endswith("relationships link") for key in attributes):
                found["@link"] += 1
            if name == "xfrm" and attributes.get("rot", "0") != "0":
                found["@rot"] += 1
        above.append(name)

    def text(data: str) -> None:
        if above[-1].endswith(("Header", "Footer")):
            said.append(data)

    def end(_tag: str) -> None:
        name = above.pop()
        if said and kind == "worksheet":
            found[f"{_HEADER}{name}:{_TYPE.sub('', ''.join(said))}"] += 1
        said.clear()

    parse(packed, part, start, end, text)
    yield from found.elements()


def _says_nothing(above: list[str], name: str, attributes: dict[str, str]) -> bool:
    """Tell whether this is part of the type that Excel states for a whole chart without choosing any."""
    plain = name in ("txPr", "bodyPr", "p", "pPr", "defRPr")
    return plain and not attributes and [*above, name][:2] == ["chartSpace", "txPr"]

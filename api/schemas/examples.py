"""One worked example, shown in the OpenAPI document; a test holds it against the models."""

from typing import Any

_PARTS: dict[str, Any] = {
    "instrument": {
        "id": "cn:product-quality-law",
        "title": "中华人民共和国产品质量法",
        "title_zh": "中华人民共和国产品质量法",
        "title_en": "Product Quality Law of the People's Republic of China",
        "level": "law",
        "issuer": "全国人民代表大会常务委员会",
        "number": None,
    },
    "edition": {
        "id": "cn:product-quality-law@2018-12-29.zh",
        "date": "2018-12-29",
        "language": "zh",
        "rendition": "full_text",
        "standing": "official",
        "text_sha256": "0" * 64,
        "note": "wording of 2018-12-29 (header line)",
    },
    "clause": {
        "id": "cn:product-quality-law@2018-12-29.zh~art_26__para_1",
        "label": "第二十六条第一款",
        "headings": ["第三章 生产者、销售者的产品质量责任和义务"],
    },
    "status": {
        "code": "in_force",
        "from": None,
        "to": None,
        "instrument_from": "1993-09-01",
        "note": "amended 2018-12-29; effective date not read",
        "note_zh": "2018-12-29修正；施行日期没有读到",
        "other": None,
    },
}
_QUOTE = "生产者应当对其生产的产品质量负责。"
_SPAN = {"start": 2310, "end": 2310 + len(_QUOTE)}
_PLACE: dict[str, Any] = {
    "page": None,
    "place": {
        "unit": "line",
        "first": 57,
        "last": 57,
        "part": "",
        "boxes": [],
        "confidence": None,
    },
    "more_places": [],
    "notices": [],
}
_ROW: dict[str, Any] = {"heads": None, "cells": None}
_SOURCE = {"name": "economic/product-quality-law.md", "sha256": "0" * 64, "url": None}

ANSWER: dict[str, Any] = {
    "record": "01J8Z3K4M5N6P7Q8R9S0T1V2W3",
    "question": "生产者应当对其生产的产品承担什么质量责任？",
    "language": "zh",
    "as_of": "2026-11-20",
    "outcome": "answered",
    "message": "以下为来源原文。",
    "next_step": None,
    "sentences": [{"text": _QUOTE, "citations": [1]}],
    "coverage": {"sentences": 1, "cited": 1, "verified": 1},
    "citations": [
        {"n": 1, **_PARTS, "quote": _QUOTE, **_SPAN, **_PLACE, **_ROW, "source": _SOURCE}
    ],
    "notices": [],
    "timings_ms": {"understand": 0.4, "gather": 9.1, "compose": 6.0, "verify": 0.7, "total": 16.9},
}

CLAUSE: dict[str, Any] = {
    **_PARTS,
    "clause": _PARTS["clause"] | {"kind": "paragraph", "heading": ""},
    "text": _QUOTE,
    **_SPAN,
    **_PLACE,
    **_ROW,
    "source": _SOURCE,
}

READ_CLAUSE: dict[str, Any] = CLAUSE | {
    "norms": [
        {
            "kind": "duty",
            **_SPAN,
            "verb": "应当",
            "bearer": "生产者",
            "bearer_kind": "business",
            "protects": "",
        }
    ],
    "definitions": [],
    "references": [],
    "referred_to_by": ["cn:product-quality-law@2018-12-29.zh~art_40__para_1"],
}

_SCORES = {
    "score": 0.91,
    "relevance": 0.42,
    "exact": 1.0,
    "lexical": 1.0,
    "lexical_raw": 14.2,
    "strength": 0.35,
    "dense": None,
    "sentence": None,
    "reranked": None,
    "prior": None,
    "coverage": 0.93,
}

SEARCH: dict[str, Any] = {
    "query": "产品质量负责",
    "clauses": [],
    "passages": [
        {
            "passage": "9f2c4e1ab0d37a65",
            **_PARTS,
            "text": _QUOTE,
            **_SPAN,
            **_PLACE,
            "matched_by": ["lexical"],
            **_SCORES,
        }
    ],
    "rejected": [],
    "notices": ["Passages in Chinese are found by their words only."],
    "timings_ms": {"total": 4.2},
}

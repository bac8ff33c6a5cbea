"""The words of which a path is made: 附件1, Part A, 第4.4.1条, section 2.1, a), 注1, 前言."""

import re

_HAN = "[零〇一二两三四五六七八九十百千]"
_NO = rf"(?:\d{{1,4}}|{_HAN}{{1,7}})"
_ROMAN_OR_SO = r"(?:[IVXLC]{1,7}|[ivx]{1,6}|\d{1,2}[A-Z]?|[A-Z])(?![A-Za-z0-9_]|\.\d)"
_UNITS = (
    r"(?:[kMGTmcnμµ]?(?:m|g|s|Hz|Pa|L|l|mol|W|V|A|N|B|J|Ω)[²³]?|dB|min|h|d|bar|ppm|rpm|inch|in|ft|kg"
    r"|percent|per\s?cent|million|billion|volts?|watts?|meters?|metres?|degrees?|hours?|days?|years?)"
)
_IS_MEASURE = (
    rf"(?!\s?(?:{_UNITS}(?![A-Za-z0-9)])|[%‰°℃Ω×±/*+]|[-~]\s?\d|(?:毫|厘|千|公|微)?[米克升]|"
    r"元|万|亿|倍|小时|分|秒|天|年|月|日|个|度|级|版|人|次|吨|折|成))"
)
_ITEM = r"[a-z]|[ivx]{2,5}|\d{1,2}"

UNIT = re.compile(
    # 附录A.2.1 is the clause A.2.1.
    r"(?P<annex>(?:附件|附录)\s*(?:(?=[A-Z]\.\d)"
    rf"|(?P<zh_annex>[A-Z](?![A-Za-z])|[IVXLC]{{1,7}}(?![A-Za-z])|\d{{1,3}}(?:-\d{{1,2}}(?!\d))?(?![\d.%])"
    rf"|{_HAN}{{1,4}})(?!\s*[个份页张])|(?=\s*第))(?:\s*[(](?:规范性|资料性)[^)]{{0,6}}[)])?"
    r"|\b(?i:annex|appendix|schedule|attachment)\s+(?:(?=[A-Z]\.\d)"
    rf"|(?P<en_annex>{_ROMAN_OR_SO}))(?:\s*[(](?i:normative|informative)[)])?)"
    rf"|\b(?i:part)\s+(?P<en_part>{_ROMAN_OR_SO})|第\s*(?P<zh_part>{_NO})\s*部分"
    rf"|\b(?i:chapter)\s+(?P<en_chapter>{_ROMAN_OR_SO})|第\s*(?P<zh_chapter>{_NO})\s*章"
    rf"|第\s*(?P<section>{_HAN}{{1,4}})\s*节"
    rf"|第\s*(?P<article>{_NO})\s*条(?!件|例|约|文)(?:之(?P<sub>{_HAN}{{1,3}}))?"
    r"|\b(?i:article)\s+(?P<en_article>\d{1,3})(?![A-Za-z0-9_.(])"
    rf"|第\s*(?P<para>{_NO})\s*[款段]"
    rf"|第\s*[(]?(?P<item>{_NO})[)]?\s*[项目](?!目)"
    r"|(?<![A-Za-z])(?P<word>(?i:sub-?clause|clause|section|sec\.|points?|paragraph|para\.)s?\s*|条款\s*第?\s*"
    r"|第\s*|术语\s*)?(?<![\d.\-—:])(?P<decimal>(?:[A-Z]\.)?\d{1,2}(?:(?:\.\d{1,3}){1,6}|(?!\))))"
    rf"(?![A-Za-z0-9_]|\.\d){_IS_MEASURE}(?:\s*(?P<end>条款|条(?!件|例|约)|款(?!项)|节|章|术语))?"
    rf"|(?:(?i:list\s+item|item|point|sub-?point)\s*)?[(](?P<in_brackets>{_ITEM})[)](?:\s*项)?"
    rf"|(?:(?i:list\s+item|item|point|sub-?point)\s*|第\s*)?(?<![A-Za-z0-9.(])"
    rf"(?P<bracketed>{_ITEM})[)](?:\s*项)?"
    rf"|第?\s*[(](?P<han_item>{_HAN}{{1,4}})[)](?:\s*项)?"
    rf"|(?<!{_HAN})(?P<top>{_HAN}{{1,3}})、"
    r"|(?P<note>(?<![备附批标])注(?=\s*\d|\s*(?:$|[,.?;:!的说里中讲是]))|\b(?i:note)(?![A-Za-z]))"
    r"\s*(?P<note_no>\d{0,2})(?:\s+to\s+entry)?"
    r"|(?P<example>示例|\b(?i:example)(?![A-Za-z]))\s*(?P<example_no>\d{0,2})"
    r"|(?P<definition>定义|\b(?i:definition)\b)"
    r"|(?P<front>前言|引言|参考文献|\b(?i:foreword|introduction|bibliography)\b)"
    r"(?=\s*(?:$|[,.?;:!]|的|中|里|第|说|讲|写|规定|(?i:of|in|paragraph|say)\b))"
)
GOES_ON = re.compile(r"[\s,]*的?中?\s*(?:之\s*)?")
OF = re.compile(r"\s*[,.]?\s+(?:of|in|under|to(?=\s+(?i:annex)))\s+(?:the\s+)?")
AND = re.compile(r"\s*(?:[、,和与及或]|以及|至|到|[-–~]|,?\s*(?:and|or|to)\b)\s*")
NOT_A_CLAUSE = re.compile(
    r"(?:[表图式]|\b(?i:tables?|figures?|figs?\.?|version|ver\.?|rev(?:ision)?\.?|release|equation)"
    r"|\bv|版本|版|[<>=≤≥±~$€£¥￥]|约|达到?|大于|小于|超过|不[低高少多]于)\s*$"
)
"""What stands before a number that is none of a clause: Table 4.1, version 4.2, 大于 3.5."""

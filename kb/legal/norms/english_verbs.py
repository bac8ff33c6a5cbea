"""The words of English statutes and translations that bind, allow, encourage, task and punish."""

import re

from kb.domain.norms import NormKind

_ADVERB = (
    r"(?:(?:also|only|further|then|therefore|always|at all times|immediately|promptly|not only"
    r"|, [^,]{1,60},)\s+)*"
)
_CONSTITUTIVE = (
    r"(?:mean|have\s+the\s+meaning|have\s+the\s+same|enter|take\s+effect"
    r"|(?:also\s+)?be\s+(?:deemed|considered|construed|regarded|understood|treated|interpreted"
    r"|presumed|null|void|binding|directly|repealed|without\s+prejudice"
    r"|subject\s+to\s+(?:the\s+)?(?:provisions|this|section))|constitute|refer\s+to|cease"
    r"|expire|continue\s+to\s+apply|remain|terminate|become\s+effective|come\s+into"
    r"|be\s+applicable|be\s+effective)"
)
_NORMS = {
    NormKind.LEGAL_EFFECT: (
        r"(?:shall|may|must|will|is|are)\s+(?:also\s+)?(?:be\s+)?(?:fined|imprisoned|punished"
        r"|sentenced|confiscated"
        r"|ordered\s+to|liable\s+(?:to|for)\b[^.;]{0,60}?\b(?:penalt|fine|damages)\w*"
        r"|subject\s+to\s+(?:a\s+)?(?:civil\s+|criminal\s+|administrative\s+)?(?:penalt|fine"
        r"|imprisonment)\w*)"
    ),
    NormKind.PROHIBITION: (
        r"(?:shall|must|may)\s+(?:also\s+)?(?:not\b(?!\s+only|\s+be\s+required"
        r"|\s+be\s+construed|\s+apply|\s+constitute|\s+be\s+(?:deemed|considered|regarded"
        r"|treated)|\s+include|\s+preclude|\s+prejudice|\s+affect|\s+have\s+effect|\s+limit)"
        r"|in\s+no\s+case|under\s+no\s+circumstances)"
        r"|cannot\s+be\s+(?:sold|used|marketed|placed)|(?:is"
        r"|are)\s+(?:strictly\s+)?(?:prohibited|forbidden)|is\s+unlawful|strictly\s+prohibit"
        r"|should\s+not\b|(?:is|are)\s+not\s+(?:permitted|allowed)"
    ),
    NormKind.PERMISSION: (
        r"may(?!\s+not\b|\s+have\s+been|\s+\d)|need\s+not|(?:is|are)\s+(?:entitled|empowered"
        r"|authori[sz]ed|permitted|allowed)\s+to"
        r"|(?:has|have|shall\s+have)\s+the\s+(?:right|power|authority)\s+to|(?:shall|is|are"
        r"|will)\s+not\s+(?:be\s+)?required\s+to"
        r"|shall\s+be\s+(?:entitled|empowered|authori[sz]ed|permitted|allowed|free)\s+to"
    ),
    NormKind.DUTY: (
        rf"shall(?!\s+(?:not\b|{_CONSTITUTIVE}))"
        r"|must(?!\s+not\b)|(?:is|are|will\s+be)\s+(?:required|obliged|obligated)(?=\s+(?:to"
        r"|for|of|by|in|on|under)\b|[.;,]|$)|(?:is|are)\s+responsible\s+for"
        r"|ha(?:s|ve)\s+(?:the|an?)\s+(?:obligation|duty)\s+to"
    ),
    NormKind.RECOMMENDATION: (
        r"should(?!\s+not\b)|(?:is|are)\s+(?:recommended|advised)|recommends?\s+that"
    ),
    NormKind.ENCOURAGEMENT: r"(?:is|are)\s+encouraged\s+to|(?<=[A-Za-z] )encourages?\b(?!\s+by)",
    NormKind.OFFICE_TASK: r"will(?!\s+(?:not\s+)?be\s+(?:deemed|considered))",
}
NORM = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind.name}>{words})" for kind, words in _NORMS.items()) + ")",
    re.IGNORECASE,
)
_PARTICIPLE = (
    r"(?:\w+(?:ed|wn|ught)|made|given|kept|taken|set|sent|shown|done|held|put|seen|borne|laid"
    r"|met|written|found"
    r"|built|paid|sold|worn|chosen|brought|understood|read|begun|hidden|left|led|lost|won|run)"
)
PASSIVE = re.compile(
    r"(?:\s+(?:not|also|only|in turn|in particular|further|then|therefore|immediately"
    rf"|always))*(?:,[^,]{{1,60}},)?\s+be\s+"
    rf"(?:\w+ly\s+|also\s+|further\s+|so\s+){{0,2}}(?!(?:entitled|required|permitted|allowed"
    r"|authori[sz]ed|empowered|prohibited|obliged|encouraged|qualified|satisfied"
    rf"|involved)\b){_PARTICIPLE}\b",
    re.IGNORECASE,
)
BY = re.compile(r"\bby +", re.IGNORECASE)
POSSIBILITY = re.compile(
    r"\s+(?:also\s+|still\s+|then\s+)?(?:be\s+(?!used|made|submitted|obtained|filed|sold"
    r"|placed)(?:a|an|the|too|more|less|due|necessary|different|harmful|able|unable|available"
    r"|needed|associated|caused|affected|considered|present|subject|exposed|expected|of|at|in"
    r"|on|no|as|\w+(?:ful|ous|ive|al|ble))\b"
    r"|have\b|cause|result|occur|contribute|include|exist|present|pose|affect|require|need"
    r"|lead|arise|vary|consist|appear|become|contain|differ|help|indicate|reduce|increase"
    r"|impact|compromise|constitute|relate|range|depend|suggest|not)",
    re.IGNORECASE,
)
DEFINED = re.compile(
    r"(?:＿|\bterm\b[^.;]{0,80}?)\s*,?\s*(?:means?|includes?|refers? to)\b|\b(?:shall mean"
    r"|means(?! of| to| by| for))\b"
)
IT_IS_NECESSARY = re.compile(
    r"\bit is (?:also )?(?:necessary|essential|imperative|proposed) to\b", re.IGNORECASE
)
TARGET = re.compile(r"\bby (?:the end of )?20\d\d\b", re.IGNORECASE)
CONSTITUTES = re.compile(
    rf"\bshall\s+(?:not\s+)?(?:also\s+)?(?:apply\b|{_CONSTITUTIVE})", re.IGNORECASE
)
"""What the law says to be so: it is deemed, applies, enters into force; nobody has to act."""

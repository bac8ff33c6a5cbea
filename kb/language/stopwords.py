"""Words that carry a question's style and not its matter; both lists are closed on purpose.

They are left out of lexical queries and of coverage, never out of an index.
"""

import re

ENGLISH = frozenset(
    "a about above after again against all also am an and any are as at be because been before "
    "being below between both but by can could did do does doing down during each few for from "
    "further had has have having he her here hers him his how i if in into is it its itself just "
    "me more most my no nor not of off on once only or other our ours out over own please same "
    "shall she should so some such tell than that the their theirs them then there these they "
    "this those through to too under until up us very was we were what when where whether which "
    "while who whom whose why will with would you your yours must may might say says said need "
    "needs mean means many much get gets got".split()
)

CHINESE_QUESTION_WORDS = (
    "请问 请告诉我 告诉我 我想知道 想知道 是不是 有没有 能不能 可不可以 是否 "
    "什么时候 什么样 为什么 什么 哪些 哪个 哪里 哪儿 哪年 哪一年 哪种 哪几 谁 "
    "怎么办 怎么样 怎样 怎么 如何 多少 几个 几种 多久 多大 多长 吗 呢 吧 啊 么 的 了 "
    "或者 以及 应当 应该 需要 必须 可以 我们 你们 他们 我国 规定 有关 关于"
).split()

CHINESE_LINK_CHARACTERS = frozenset(
    "是在和与及或对其应要会能可有我你他她它被把从到为于由也就还又很最不之等做办让给将"
)
"""A bigram with one of these often spans a word boundary, so it says little of the matter."""

_QUESTION = re.compile("|".join(sorted(map(re.escape, CHINESE_QUESTION_WORDS), key=len)[::-1]))


def without_question_words(text: str) -> str:
    """Chinese question with its style words replaced by spaces, so that no bigram spans them."""
    return _QUESTION.sub(" ", text)

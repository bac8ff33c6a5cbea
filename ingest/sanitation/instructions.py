"""Text that speaks to a language model instead of a reader, in English and Chinese.

Each form is one that no law, rule or standard has: a duty "to disregard previous instructions of
the manufacturer" must not trip it, so that all forms name a prompt, a model or its roles.
"""

import re
from collections.abc import Iterator

from ingest.sanitation.remarks import Finding

_FORMS = {
    "ignore what came before": r"""
        \b(?:ignore|disregard|forget|override|bypass)\b\s+(?:(?:all|any|every|of|the|your|my|these|
        those|everything)\s+){0,4}(?:(?:previous|prior|above|earlier|preceding|foregoing|former|
        initial|original|system|existing)\s+)(?:[a-z]+\s+){0,2}?
        (?:instructions?|prompts?|messages?|guardrails?|context|conversation)\b
        | \b(?:ignore|disregard|forget)\s+(?:everything|anything|all)\s+(?:above|before|you\b)
        | \b(?:ignore|disregard|forget|override)\s+(?:all\s+)?your\s+(?:[a-z]+\s+){0,2}?
          (?:instructions?|prompts?|rules|guidelines|programming|training)\b
        | (?:忽略|无视|忘记|忘掉|不要理会|抛弃|绕过)(?:掉|所有|一切|全部|你|的|在|此|之){0,4}
          (?:之前|以前|以上|上述|上面|先前|前面|此前|原有|已有|系统|所有|全部|一切)(?:的|所有|全部|一切|内容|和|
          系统|给你|对你|你|收到){0,4}(?:指令|指示|提示词?|命令|设定|对话|消息|约束|限制)
        """,
    "a new role for a model": r"""
        \byou\s+are\s+(?:now\s+|no\s+longer\s+)?(?:an?\s+|the\s+)?(?:[a-z]+\s+){0,3}?
        (?:ai|chatbot|language\s+model|llm|assistant|gpt|dan)\b(?!\s+(?:secretary|director|manager))
        | \b(?:act|behave|respond)\s+as\s+(?:if\s+you\s+(?:are|were)\s+)?(?:an?\s+)?
          (?:[a-z]+\s+){0,2}?(?:ai|chatbot|language\s+model|llm|gpt|dan)\b
        | 你(?:现在|从现在起|将|不再|已经)?是(?:一个|一名|一位)?.{0,6}?
          (?:AI|人工智能|大?语言模型|大模型|聊天机器人|智能助手|助手)
        | (?:从现在(?:开始|起)|接下来)[，,]?你(?:必须|只能|将|要|就是|需要)
          (?:扮演|回答|充当|假装|无条件)
        | (?:请|你)?(?:扮演|充当)(?:一个|一名)?.{0,6}?(?:AI|人工智能|语言模型|聊天机器人)
        """,
    "a question for the prompt": r"""
        \b(?:reveal|print|repeat|output|show|display|leak|disclose)\b\s+(?:[a-z]+\s+){0,3}?
        (?:system\s+prompt|(?:hidden|initial|system|secret)\s+instructions
        |your\s+(?:instructions|prompt))\b
        | (?:输出|透露|显示|泄露|复述|打印|告诉我).{0,6}?
          (?:系统提示词|系统指令|初始指令|你的(?:提示词|指令))
        """,
    "something to keep from the user": r"""
        \b(?:do\s+not|don't|never)\s+(?:tell|inform|mention\s+(?:this|it)\s+to|reveal\s+(?:this|it)\s+to|
        alert)\s+(?:the\s+)?user\b(?!\s+(?:fee|manual))
        | (?:不要|别|切勿)(?:告诉|告知|提醒|让)(?:用户|提问者)
        """,
    "marks of a chat's roles": r"""
        <\|(?:im_start|im_end|system|user|assistant|endoftext|eot_id|start_header_id)\|>
        | \[/?INST\] | <</?SYS>> | <(?:start|end)_of_turn>
        | ^\#{1,4}\s*(?:system|assistant)\s*(?:prompt|message)?\s*:
        | ^(?:system|assistant)\s*:\s*(?:you\b|ignore\b|from\s+now\b)
        | ^(?:系统|助手)(?:提示|消息)?[:：]\s*(?:你|忽略|从现在)
        """,
    "a call of a tool": r"""
        </?(?:tool_calls?|tool_use|function_calls?|tool_response)\b
        | "(?:tool_calls|function_call|tool_use)"\s*:
        | \{\s*"name"\s*:\s*"[\w.-]{1,60}"\s*,\s*"(?:arguments|parameters|input)"\s*:\s*\{
        """,
}
_ANY = re.compile(
    "|".join(f"(?P<f{n}>{form})" for n, form in enumerate(_FORMS.values())),
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)
# Each form begins or ends with one of these. Finding a plain word costs a hundredth of trying all
# forms at each character of a law.
_HINTS = (
    "ignore disregard forget override bypass prompt instructions <| [inst] [/inst] <<sys _of_turn "
    'tool_ function_call "name" assistant 忽略 无视 忘 不要 抛弃 绕过 扮演 充当 你 提示词 系统指令 '
    "初始指令 切勿 别告 别提 别让"
).split()
_PHRASES = ("you are", "as an", "as a ", "as if", "the user", "system:", "system prompt")


def may_instruct(text: str) -> bool:
    """False where none of the forms can stand; to be asked once of a whole document."""
    lowered = text.lower()
    return any(hint in lowered for hint in (*_HINTS, *_PHRASES))


def instructions(text: str) -> Iterator[Finding]:
    """Finds them in a text, whose words are never shown: a model may read the report."""
    if not may_instruct(text):
        return
    names = tuple(_FORMS)
    for match in _ANY.finditer(text):
        name = names[int((match.lastgroup or "f0")[1:])]
        yield Finding(name, name)

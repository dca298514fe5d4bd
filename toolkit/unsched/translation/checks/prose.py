"""The words of a text without what a program fills in or reads, and how a place in a text is shown."""

import re
from functools import lru_cache

# Stands for each character of a placeholder, a tag, an entity, an address: it is no letter, digit, mark or space.
FILLER = "\ufffc"

# What is no prose, by signs of which one stands in it.
_MARKUP = ("%", "{", "<", "&", '="')
_IN_MARKUP = re.compile(
    r"%(?:\(\w+\))?(?:\d{1,3}\$)?[#0+-]{0,4}(?:\d{1,4}|\*)?(?:\.(?:\d{1,4}|\*))?[hlLqjzt]{0,2}[a-zA-Z%]"
    r"|\$?\{[^{}\n]*\}"
    r'|<[/!]?[a-zA-Z](?:[^<>"]++|"[^"<>]*+")*+>'
    r"|&#?\w+;"
    r'|="[^"\n]*"'
)
_ADDRESS = ("://", "www.", "@")
_IN_ADDRESSES = re.compile(
    r"(?<![A-Za-z])(?:[a-z]{2,10}://|www\.)[!-~]*[A-Za-z0-9/]"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+"
)
_AROUND = 15  # characters of a word that are shown on each side of a place


@lru_cache(maxsize=16)
def bare(text: str) -> str:
    """A text of the same length, `FILLER` in the place of placeholders, tags, entities and addresses."""
    for signs, expression in ((_ADDRESS, _IN_ADDRESSES), (_MARKUP, _IN_MARKUP)):
        if any(map(text.__contains__, signs)):
            text = expression.sub(lambda match: FILLER * len(match[0]), text)
    return text


def around(text: str, start: int, end: int) -> str:
    """What stands at a place of a text, with the rest of the words that it cuts through."""
    before, after = text[max(0, start - _AROUND - 1) : start], text[end : end + _AROUND + 1]
    head = "" if before[-1:].isspace() else "".join(before.split()[-1:])
    tail = "" if after[:1].isspace() else "".join(after.split()[:1])
    if len(head) > _AROUND:
        head = f"…{head[1:]}"
    if len(tail) > _AROUND:
        tail = f"{tail[:-1]}…"
    return f"{head}{text[start:end]}{tail}"

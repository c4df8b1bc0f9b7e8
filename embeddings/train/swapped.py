"""Questions about somebody or somewhere else: a name, place or year of a question gives way to another question's.

What the article answers for one name it does not for another: a reader that does not look at names learns to.
"""

import random
import re

from examples import Question

NAME = re.compile(r"(?<=[^\W\d_][ '’])(?<![.?!:] )[A-ZÀ-Ý][\w-]{3,}")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def swapped(questions: list[Question], texts: dict[str, str], chance: random.Random) -> list[Question]:
    """Of each question with a name one without an answer; none where the article has the other name too."""
    names: dict[str, list[str]] = {}
    for one in questions:
        names.setdefault(one.group, []).extend(found[0] for found in NAME.finditer(one.text))
    made = []
    for one in questions:
        years, own = list(YEAR.finditer(one.text)), list(NAME.finditer(one.text))
        if years and (not own or chance.random() < 0.5):
            place = chance.choice(years)
            other = str(int(place[0]) + chance.choice([-1, 1]) * chance.randint(1, 8))
        elif own:
            place = chance.choice(own)
            other = chance.choice(names[one.group])
        else:
            continue
        if other.lower() in one.text.lower() or other.lower() in texts[one.article].lower():
            continue
        made.append(Question(one.text[: place.start()] + other + one.text[place.end() :], one.article, None, one.group))
    return made

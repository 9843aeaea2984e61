"""British and American spelling, and the plurals no stemmer knows: one form for both.

The rules make words comparable, not correct: a form is only ever compared with that of another
word. They are rules on listed stems and guarded endings, so that `four` stays apart from `for`,
`prise` from `prize` and `paradise` from `parade`.
"""

from __future__ import annotations

import re

# Stems of which both write another ending; each list is a pattern.
_OUR = (
    "arb|ard|arm|behavi|cand|clam|clang|col|demean|dol|enam|endeav|fav|ferv|flav|glam|harb|hon|hum"
    "|lab|neighb|od|parl|ranc|rig|rum|savi|sav|splend|succ|tum|val|vap|vig"
)
_RE = (
    "accout|calib|cent|fib|goit|lit|louv|lust|maneuv|meag|met|mit|nit|och|philt|reconnoit|sab"
    "|saltpet|scept|sepulch|somb|spect|theat|tit"
)
_OGUE = "anal|catal|decal|demag|dial|epil|homol|monol|pedag|prol|synag|travel"
_ELL = (
    "barrel|bevel|cancel|carol|cavil|channel|chisel|council|counsel|cruel|cudgel|devil|dial"
    "|dishevel|drivel|duel|empanel|enamel|equal|flannel|fuel|funnel|gravel|grovel|imperil|initial"
    "|jewel|kennel|label|laurel|level|libel|marshal|marvel|medal|metal|model|panel|parcel|pedal"
    "|pencil|pummel|quarrel|ravel|refuel|revel|rival|shovel|shrivel|signal|snivel|snorkel|spiral"
    "|stencil|swivel|tassel|total|towel|trammel|travel|trial|tunnel|victual|weasel|yodel"
)
_EABLE = "blam|lik|lov|mov|nam|rat|sal|shak|siz|us"

# British and American stems, replaced wherever they stand in a word.
_STEMS = {
    **{f"{stem}our": f"{stem}or" for stem in _OUR.split("|")},
    **{f"{stem}eab": f"{stem}ab" for stem in _EABLE.split("|")},
    "aem": "em", "aesth": "esth", "aetiol": "etiol", "alumini": "alumin", "amoeb": "ameb",
    "archaeo": "archeo", "artefact": "artifact", "biass": "bias", "caesar": "cesar",
    "connexion": "connection", "defenc": "defens", "rrhoe": "rrhe",
    "encyclopaed": "encycloped", "enquir": "inquir", "faec": "fec", "focuss": "focus",
    "foet": "fet", "gaol": "jail", "gynaec": "gynec", "homoeo": "homeo",
    "inflexion": "inflection", "jewellery": "jewelry", "judgement": "judgment",
    "licenc": "licens", "manoeuv": "maneuv", "mediaev": "mediev",
    "mould": "mold", "moult": "molt", "moustach": "mustach", "oedem": "edem",
    "oesoph": "esoph", "oestr": "estr", "offenc": "offens", "paed": "ped", "palaeo": "paleo",
    "plough": "plow", "practis": "practic", "pretenc": "pretens", "pyjama": "pajama",
    "sceptic": "skeptic", "skilful": "skillful", "sulph": "sulf", "traffick": "traffic",
    "tranquill": "tranquil", "wilful": "willful", "woollen": "woolen", "yoghurt": "yogurt",
}  # fmt: skip
_LONGEST_FIRST = sorted(_STEMS.items(), key=lambda pair: len(pair[0]), reverse=True)

# Patterns are left to `re` to compile when a word first needs them: few do, and all of them
# together take a twentieth of a run.

# The words in -ise that nobody writes with -ize, by what stands before it. Words of one syllable
# (rise, wise) and those with two vowels in a row (raise, noise) the rule itself leaves alone.
_ISE = (
    r"(.*[aeiouy][b-df-hj-np-tv-z]+)is"
    r"(e[drs]?|ers|ements?|ings?|ingly|abl[ey]|ations?|ational(?:ly)?|an(?:t|ces?))"
)
_NEVER_IZE = (
    r".*(?:advert|chand|chast|(?:absc|circumc|conc|exc|exerc|inc|prec)|expert|franch|parad|pr|treat"
    r"|(?:high|moon|over|sun|up)r|(?:pre|pro|sur)m|(?:ad|impro|pre|super|tele)v|w)"
    r"|an|ar|cam|cer|chem|el|(?:de|re)m|(?:de|re)v|desp|mort|val"
)
# What a word must hold one of for an ending to be looked for, the ending, and what stands for it.
_ENDINGS = (
    (("lyz",), r"lyz(?=[aei])", "lys"),
    (("re",), rf"({_RE})re(?=s?$|[a-z]{{4}})", r"\1er"),
    (("red", "ring", "rabl", "rabil"), rf"({_RE})r(?=(?:ed|ing|abl[a-z]+|abil[a-z]+)$)", r"\1er"),
    (("ogu",), rf"({_OGUE})ogu(?=e|ing)", r"\1og"),
    (("ll",), rf"({_ELL})l(?=e[dr]|ing|ist|or|ous)", r"\1"),
    (("gram",), r"gramm?e(?=s?$)", "gram"),
    (("grey",), r"^grey(?=(?:s|ed|er|est|ing|ish|ness)?$)", "gray"),
    (
        ("pal", "til", "rol", "ral", "fil", "tal"),
        r"(appa|disti|enro|enthra|fulfi|insta|insti)l(?=s?$|ment)",
        r"\1ll",
    ),
    # Plurals and singulars that the stemmer keeps apart.
    (("men",), r"(^|wo|(?:business|chair|lay|ombuds|police|spokes))men$", r"\1man"),
    (("children",), r"children$", "child"),
    (("sis",), r"(?<=[a-z]{3}[aeoy]s)is$|(?<=^cris)is$", "es"),
)

# What two spellings differ in that a stem may still hold: (the other, the one it is made into).
_DIFFERENCES = (
    *_STEMS.items(),
    *((f"{stem}r", f"{stem}er") for stem in _RE.split("|")),
    *((f"{stem}ogu", f"{stem}og") for stem in _OGUE.split("|")),
    *((f"{stem}l", stem) for stem in _ELL.split("|")),
    ("connex", "connect"),
    ("inflex", "inflect"),
    ("is", "iz"),
    ("lyz", "lys"),
    ("grey", "gray"),
)
_ENOUGH = 3  # letters that leave few words to be stemmed


def american(word: str) -> str:
    """The word in American spelling, the plurals of people in the singular.

    >>> american("organised"), american("promised"), american("neighbourhood")
    ('organized', 'promised', 'neighborhood')
    """
    for british, plain in _LONGEST_FIRST:
        if british in word:
            word = word.replace(british, plain)
    if "is" in word:
        ise = re.fullmatch(_ISE, word)
        if ise and not re.fullmatch(_NEVER_IZE, ise[1]):
            word = f"{ise[1]}iz{ise[2]}"
    for held, pattern, plain in _ENDINGS:
        if any(letters in word for letters in held):
            word = re.sub(pattern, plain, word)
    return word


def shared_beginnings(stem: str, end: int) -> tuple[str, ...]:
    """What words begin with whose American spelling begins with the first letters of a stem.

    One beginning, up to `end` and to the first letter in which two spellings may differ; two where
    that would leave next to nothing.

    >>> shared_beginnings("neighborhood", 11), shared_beginnings("pediatr", 6)
    (('neighbo',), ('ped', 'pae'))
    """
    places = [
        (at + _shared(other, form), at, other, form)
        for other, form in _DIFFERENCES
        if (at := stem.find(form)) >= 0
    ]
    if not places:
        return (stem[:end],)
    differs, at, other, form = min(places)
    if differs >= min(end, _ENOUGH):
        return (stem[: min(end, differs)],)
    later = [place for place, *_ in places if place > differs]
    cut = min(end - at, len(form), len(other), *(place - at for place in later))
    return stem[: at + cut], stem[:at] + other[:cut]


def _shared(one: str, other: str) -> int:
    """How many letters two words share from their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))

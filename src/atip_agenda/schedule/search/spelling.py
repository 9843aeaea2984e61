"""One form for British and American spellings, and for plurals that the stemmer misses.

The forms are only compared with each other, so they need not be correct English. The rules work on
listed stems and guarded endings, which keeps `four` apart from `for`, `prise` from `prize` and
`paradise` from `parade`.
"""

from __future__ import annotations

import re
from os.path import commonprefix

# Stems before an ending that differs (-our, -re, -ogue, -ll, -eable); each list is a pattern.
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

# British to American, replaced anywhere in a word.
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

# These patterns stay strings, which `re` compiles when a word first needs them: few ever do.

_ISE = (
    r"(.*[aeiouy][b-df-hj-np-tv-z]+)is"
    r"(e[drs]?|ers|ements?|ings?|ingly|abl[ey]|ations?|ational(?:ly)?|an(?:t|ces?))"
)
# What precedes -ise in the words that are never written with -ize. Words of one syllable (rise) and
# with two vowels in a row (raise) do not match _ISE.
_NEVER_IZE = (
    r".*(?:advert|chand|chast|(?:absc|circumc|conc|exc|exerc|inc|prec)|expert|franch|parad|pr|treat"
    r"|(?:high|moon|over|sun|up)r|(?:pre|pro|sur)m|(?:ad|impro|pre|super|tele)v|w)"
    r"|an|ar|cam|cer|chem|el|(?:de|re)m|(?:de|re)v|desp|mort|val"
)
# Letters that a word must contain, the pattern to replace, and its replacement.
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
    # Irregular plurals, which the stemmer keeps apart.
    (("men",), r"(^|wo|(?:business|chair|lay|ombuds|police|spokes))men$", r"\1man"),
    (("children",), r"children$", "child"),
    (("sis",), r"(?<=[a-z]{3}[aeoy]s)is$|(?<=^cris)is$", "es"),
)

# How spellings differ within a stem: (another form, the form in the stem).
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


def american(word: str) -> str:
    """Return the word in American spelling, plurals of people in the singular.

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


def shared_beginning(stem: str, end: int) -> str:
    """Return what each word begins with whose American spelling begins with `stem[:end]`.

    It ends at the first letter in which two spellings may differ.

    >>> shared_beginning("neighborhood", 11), shared_beginning("neighbor", 4)
    ('neighbo', 'neig')
    """
    differs = [
        stem.find(form) + len(commonprefix([other, form]))  # noqa: RUF071 - letters, not a path
        for other, form in _DIFFERENCES
        if form in stem
    ]
    return stem[: min([end, *differs])]

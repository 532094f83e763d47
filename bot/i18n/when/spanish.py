"""Times as people write them in Spanish. The text is folded: small letters, no accents.

That turns *mañana* into *manana* and *día* into *dia*; people drop the accents anyway.
"""

import re
from collections.abc import Callable
from functools import partial

from bot.i18n.when.building import Builders, elusive, part, word
from bot.i18n.when.tokens import Part, Rule, Token

__all__ = ["NEGATED", "NEW", "OLD", "RULES"]

_HOURS = "una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
_NUMBERS = {name: value for value, name in enumerate(_HOURS.split("|"), 1)} | {
    "un par de": 2, "un": 1,
    "uno": 1, "primero": 1, "quince": 15, "veinte": 20, "veinticinco": 25, "treinta": 30,
}  # fmt: skip
_WD = "(?P<wd>lunes|martes|miercoles|jueves|viernes|sabado|domingo)"
_SHORT = "(?P<wd>lun|mar|mie|jue|vie|sab|dom)"
_FULL = (
    "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre"
    "|diciembre"
)
_FULL_MONTH = rf"(?P<month>{_FULL})"
_MONTH = rf"(?P<month>{_FULL}|(?:ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic)\b\.?)"
_N = rf"(?P<n>\d{{1,3}}|un|quince|{_HOURS})"
_H = rf"(?P<h>\d{{1,2}}|{_HOURS})\b"
_D = r"(?P<d>\d{1,2}|primero|uno)(?:o|er|ro)?\b"
_YEAR = r"(?:,?\s+(?:del? )?(?:ano )?(?P<y>20\d\d)(?!\d))?"
_NOT_A_CLOCK = r"(?!\d|[:.h/]\d|\s*[ap]\.?\s?m\b|\s*h\b|\s*de la (?:manana|tarde|noche|madrugada))"
_UNITS = r"(?P<unit>dias?|semanas?|mes(?:es)?)\b"
_TIMES = r"(?P<unit>minutos?|min|horas?|hrs?|h|m)\b"
_MORE = r"(?:(?P<half>\s+y media)|\s+y\s+(?P<more>\d{1,2})(?:\s*min(?:utos)?)?\b)?"
_NEXT_WEEK = (
    r"(?:la semana (?:que viene|proxima|siguiente|entrante)|la (?:proxima|siguiente|otra) semana)"
)
_AT = r"(?:a|hasta|para|sobre|hacia|desde|antes de|despues de|a eso de|a partir de)"
_PAST = r"(?P<n>media|cuarto|un cuarto|cinco|diez|quince|veinte|veinticinco|\d{1,2})\b"
_DAYTIME = r"(?:manana|tarde|noche|madrugada)"
_IN = "(?:en|dentro de)"
_LENGTH = rf"(?P<n>media|un par de|\d{{1,3}}|un|quince|veinte|treinta|{_HOURS})\s*{_TIMES}{_MORE}"
_AFTER = "que viene|proximo|entrante|siguiente|pasado|en ocho"
_NAMED_DAY = (
    r"(?:(?<=(?:unes|rtes|oles|eves|rnes|bado|ingo) )|(?<=\b(?:lun|mar|mie|jue|vie|sab|dom) ))"
)
# "al 27, porque": a day of the month ends its clause, "el 27 por ciento" does not.
_BECAUSE = "a las?|por(?! ciento)|porque|ya que|y|pero|en vez|en lugar|si|al? mediodia"
_CLAUSE = rf"(?:$|[,.;!?)]|(?:{_BECAUSE})\b)"
_PARTS: dict[str, Part] = {
    "manana": "forenoon", "mediodia": "noonish", "tarde": "afternoon", "tardecita": "afternoon",
    "noche": "night", "madrugada": "small hours",
}  # fmt: skip

_GLUE = r"(?:(?:el|la|las|para|previst[oa]|programad[oa]|mismo|dia|pasado|proximo)\s+)*$"
NEGATED = re.compile(
    rf"\b(?:en vez del?|en lugar del?|ya no(?: es| sera)?|no(?: es| sera| podemos)?|nunca|ni)"
    rf"\s+(?:al? )?{_GLUE}"
)
OLD = re.compile(rf"(?<!partir )(?<!antes )(?<!despues )\b(?:del?|desde|era|estaba|iba)\s+{_GLUE}")
NEW = re.compile(
    rf"(?:\b(?:al|hasta|ahora|sera|es)\s+(?:a\s+)?|\bpara\s+(?:el\s+)?|\ba\s+(?!las?\b)"
    rf"|(?:->|→|=>)\s*){_GLUE}"
)

_build = Builders(
    "es",
    _NUMBERS,
    _WD[7:-1].split("|"),
    {"este": "this", "esta": "this", "proximo": "next", "que viene": "next", "entrante": "next",
     "siguiente": "next", "pasado": "last", "ultimo": "last", "en ocho": "a week later"},
)  # fmt: skip
_day, _weekday, _date = _build.day, _build.weekday, _build.date
_weak_hour = partial(_build.hour, weak=True)
_Build = Callable[[re.Match[str]], Token | None]

_DAYS: tuple[tuple[str, _Build], ...] = (
    (r"\bpasado manana\b", partial(_day, phrase="en 2 dias")),
    (r"\b(?:anteayer|antier|antes de ayer)\b", partial(_day, phrase="hace 2 dias")),
    (r"\bde manana en ocho(?: dias)?\b", partial(_day, phrase="manana", strays=7)),
    (r"\bde hoy en ocho(?: dias)?\b", partial(_day, phrase="hoy", strays=7)),
    (r"\bhoy(?: mismo)?\b", partial(_day, phrase="hoy")),
    (r"(?<!la )(?<!esta )(?<!pasado )\bmanana(?: mismo)?\b", partial(_day, phrase="manana")),
    (r"\bayer\b", partial(_day, phrase="ayer")),
    (r"\besta manana\b", partial(_build.day_part, phrase="hoy", part="forenoon")),
    (r"\besta tarde\b", partial(_build.day_part, phrase="hoy", part="afternoon")),
    (r"\besta noche\b", partial(_build.day_part, phrase="hoy", part="night")),
    (r"\banoche\b", partial(_build.day_part, phrase="ayer", part="night")),
    (rf"\b{_WD},? (?:de |en )?{_NEXT_WEEK}\b", partial(_weekday, week="next week")),
    (rf"\b{_NEXT_WEEK},? (?:el )?{_WD}\b", partial(_weekday, week="next week")),
    (rf"\b{_WD},? (?:de |en )?esta (?:misma )?semana\b", partial(_weekday, week="this week")),
    (rf"\b{_WD},? (?:de |en )?la semana pasada\b", partial(_weekday, week="last week")),
    (rf"\b{_WD} (?P<after>{_AFTER})\b(?! manana)", _weekday),
    (rf"\b(?:(?P<which>este|proximo|pasado|ultimo)\s+)?{_WD}\b", _weekday),
    (r"\b(?:el|este|proximo)\s+(?P<core>(?P<wd>lun|mie|jue|vie|sab|dom))\b", _weekday),
    (rf"\b{_SHORT}\b(?=\.?,?\s+(?:a las? )?\d)", _weekday),
    (rf"(?<![\d/.:])(?P<core>\b{_D}\s+(?:de\s+)?{_MONTH}(?!\w)){_YEAR}", _date),
    (rf"(?P<core>\b{_FULL_MONTH}\s+(?P<d>\d{{1,2}})){_NOT_A_CLOCK}{_YEAR}", _date),
    (rf"\bdia (?P<d>\d{{1,2}}){_NOT_A_CLOCK}(?!\s+de\s+[a-z])", _build.of_month),
    (rf"\b(?:el|al) (?P<d>\d{{1,2}}){_NOT_A_CLOCK}(?=\s*{_CLAUSE})", _build.of_month),
    (rf"{_NAMED_DAY}(?:dia )?(?P<d>\d{{1,2}}){_NOT_A_CLOCK}(?!\s+de\s+[a-z])", _build.of_month),
    (rf"\b{_IN} (?:unos )?{_N} {_UNITS}", partial(_build.relative, phrase="en {n} {unit}")),
    (rf"\bhace {_N} {_UNITS}", partial(_build.relative, phrase="hace {n} {unit}")),
    (rf"\b{_IN} (?:un[oa]s )?{_LENGTH}", _build.soon),
    (rf"\bhace (?:un[oa]s )?{_LENGTH}", partial(_build.soon, sign=-1)),
)  # fmt: skip
_CLOCKS: tuple[tuple[str, _Build], ...] = (
    (rf"\b{_AT}\s+las?\s+{_H}{_NOT_A_CLOCK}(?!%)(?: (?:en punto|horas|hrs?)\b)?", _build.hour),
    (rf"(?<!a )\blas?\s+{_H}{_NOT_A_CLOCK}(?!%)(?: en punto\b)?", _weak_hour),
    (rf"\bde {_H} a (?:\d{{1,2}}|{_HOURS})(?:\s?h)?\b(?![:.]\d)", _weak_hour),
    (rf"\b{_H}(?=\s+de la {_DAYTIME}\b|\s+del mediodia\b)", _build.hour),
    (rf"\b(?P<h>{_HOURS})\s*(?P<half>[ap])\.?\s?m\b\.?", _build.hour_half),
    (rf"\blas?\s+(?P<core>{_H} (?:y|con) {_PAST})", _build.spoken),
    (rf"\blas?\s+(?P<core>{_H} menos {_PAST})", partial(_build.spoken, before=True)),
    (rf"\b(?P<core>{_H} y (?P<n>media|cuarto)\b)", partial(_build.spoken, weak=True)),
    (rf"\b(?P<core>{_H} menos (?P<n>cuarto)\b)", partial(_build.spoken, before=True, weak=True)),
    (rf"\b(?P<core>{_PAST} para las? {_H})", partial(_build.spoken, before=True)),
    (r"\b(?<!del )(?:12 )?medio ?dia\b", partial(word, hour=12)),
    (r"\b(?:12 )?media ?noche\b", partial(word, hour=24)),
    (
        r"\b(?:(?:de|por|en|a) la (?P<part>manana|tarde|tardecita|noche|madrugada))\b",
        partial(part, parts=_PARTS),
    ),
    (r"\bdel (?P<part>mediodia)\b", partial(part, parts=_PARTS)),
    (r"(?<=manana )(?P<part>tarde|noche)\b", partial(part, parts=_PARTS)),
    (rf"\b(?:cada|todos los|los)\s+(?:{_WD[7:-1]}|sabados|domingos|dias?|semanas?)\b", elusive),
    (r"\b(?:a diario|todas las semanas|semanalmente|diariamente)\b", elusive),
    (rf"\b(?:{_WD[7:-1]}) a (?:{_WD[7:-1]})\b", elusive),
    (r"\b(?:el mismo|ese(?: mismo)?|aquel) dia\b|\bdia anterior\b", elusive),
)  # fmt: skip
RULES: tuple[Rule, ...] = tuple((re.compile(text), make) for text, make in (*_DAYS, *_CLOCKS))

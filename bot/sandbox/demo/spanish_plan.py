"""What Café Lucero and the agency agree to in the week, and what both say about it."""

from bot.sandbox.demo.acts import Act, Find, Press, Reply, Say, Setting, Slash, Submit, Tweet

__all__ = ["PLAN"]

OPENING, THEME = "Apertura en la Roma", "La gente de la barra"

PLAN: tuple[Act, ...] = (
    Setting("mon 09:19", "manager", {"cards_a_day": "12"}),  # there is much to settle this week
    Slash("mon 09:20", "strategist", "client", "/plan elemento 3 publicaciones por semana en X"),
    Slash("mon 09:21", "strategist", "client", "/plan elemento"),
    Submit("mon 09:22", "strategist", {"title": OPENING, "starts": "{mon}", "ends": "{wed}"}),
    Slash("mon 09:23", "strategist", "client", "/plan elemento"),
    Press("mon 09:23", "strategist", "", "¿Qué es?", "Tema"),
    Submit("mon 09:24", "strategist", {"title": THEME}),
    Slash(
        "mon 09:25",
        "strategist",
        "client",
        "/rapport objetivo fijar cafés diarios de 90 a 140 cafés para finales de marzo",
    ),
    Slash("mon 09:28", "manager", "client", "/plan ver", key="plan.propio"),
    Press("mon 09:28", "manager", "plan.propio", "overview.share"),
    Find("mon 09:29", "client", "client", "El plan de Café Lucero", "plan"),
    Press("mon 09:30", "client", "plan", "planning.agree"),
    # la sucursal abre el viernes: see the week
    Reply("mon 09:52", "manager", "sucursal.card", "¿Qué elemento?", "sucursal.pregunta"),
    Press("mon 09:52", "manager", "sucursal.pregunta", "¿Qué elemento?", f"Elemento 2: {OPENING}"),
    Reply("mon 09:53", "manager", "sucursal.card", "¿Qué se mueve?", "sucursal.pregunta"),
    Press("mon 09:53", "manager", "sucursal.pregunta", "details.ask_days"),
    Submit("mon 09:54", "manager", {f"2 · {OPENING}: último día": "{fri}"}),
    Find("mon 09:55", "manager", "team", OPENING, "apertura.tarde"),
    Slash("mon 10:40", "manager", "client", "/plan cómo", key="como.propio"),
    Press("mon 10:40", "manager", "como.propio", "working.agree"),
    Find("mon 10:41", "client", "client", "Cómo trabajamos", "como"),
    Press("mon 10:45", "client", "como", "working.agree"),
    Say(
        "tue 13:10",
        "client",
        "client",
        "@Rapport objetivo anotar 104 según la caja",
        answered=True,
    ),
    Find("wed 11:05", "client", "client", "contestamos también los sábados", "sabados.card"),
    Press("wed 11:10", "client", "sabados.card", "plans.differ"),
    Submit(
        "wed 11:12",
        "client",
        {"words": "Los sábados la barra está llena. Mejor empezar una semana después."},
    ),
    Tweet("wed 13:05", "cafelucero", "Conchas recién horneadas. Quedan doce, once, diez…"),
    Find("wed 13:06", "manager", "team", "Conchas recién horneadas", "conchas"),
    Press("wed 13:10", "manager", "conchas", "direct.one_off"),
    Say(
        "wed 16:10",
        "client",
        "client",
        "@Rapport pedido un cartel para la puerta con el horario nuevo",
        answered=True,
    ),
    Find("wed 16:11", "manager", "client", "Petición #1", "cartel"),
)

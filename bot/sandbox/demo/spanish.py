"""The Spanish brand's week: Café Lucero, Mexico City. Data, as in the English one."""

from bot.sandbox.demo.acts import (
    Act,
    Answer,
    Ask,
    Draft,
    Edit,
    Find,
    Fix,
    NeedChanges,
    NoCredits,
    Press,
    React,
    Read,
    Say,
    Script,
    See,
    Slash,
    Somebody,
    Take,
    Tell,
    Tweet,
    Untweet,
    Whisper,
)
from bot.sandbox.demo.spanish_plan import PLAN
from bot.sandbox.seed import Names

__all__ = ["SPANISH"]

MONDAY: tuple[Act, ...] = (
    Say(
        "mon 09:12",
        "manager",
        "client",
        "¡Buenos días, Carlos! Desde hoy todo se habla aquí: el plan, las publicaciones por "
        "aprobar y, cada mañana a las nueve, un resumen. Si algo cambia, basta una frase a "
        "Rapport. Sin formularios.",
        key="hola",
    ),
    React("mon 09:13", "client", "hola", "raised_hands"),
    Say(
        "mon 09:14",
        "client",
        "client",
        "Perfecto. Doña Inés no usa Slack: a ella le llegan los correos. Tomás es quien tuesta.",
    ),
    Say(
        "mon 09:15",
        "roaster",
        "client",
        "Pregunten lo que quieran, menos a qué hora me levanto.",
        key="hora",
    ),
    React("mon 09:15", "manager", "hora", "joy"),
    React("mon 09:16", "staff", "hora", "joy"),
    Tell(
        "mon 09:40",
        "client",
        "@Rapport cambio la sucursal nueva abre el viernes a las 8:00, ya llegó el permiso",
        "sucursal",
    ),
    See("mon 09:50", "manager", "la sucursal nueva abre", key="sucursal.card"),
    Say(
        "mon 09:51",
        "manager",
        "client",
        "¡Qué buena noticia! Elena prepara la publicación de apertura.",
        thread="sucursal.said",
    ),
    Draft(
        "mon 10:05",
        "strategist",
        "Recién salido del tostador: Huatusco, con cacao, piloncillo y un final de mandarina. "
        "Desde hoy en la barra.",
        "martes 9:30",
        "lote",
    ),
    Say("mon 10:12", "client", "client", "me encanta", thread="lote", answered=True),
    Press("mon 10:14", "client", "lote", "posts.approve"),
    Say(
        "mon 10:30",
        "manager",
        "team",
        "Esta semana preguntarán mucho por la sucursal. Viernes, 8:00, y nada de prometer café "
        "gratis antes de que Carlos lo confirme.",
        key="aviso",
    ),
    React("mon 10:31", "staff", "aviso", "+1"),
    React("mon 10:32", "second", "aviso", "+1"),
    Say(
        "mon 11:00",
        "manager",
        "all",
        "Saludos desde México: aquí empieza la semana de la sucursal nueva de Café Lucero. Si "
        "alguien pasa por la Roma el viernes, el café va por cuenta de la casa :coffee:",
        key="saludos",
    ),
    React("mon 11:02", "strategist", "saludos", "coffee"),
    Ask(
        "mon 17:50",
        "don_filtro",
        "@cafelucero ¿abren mañana temprano? Salgo de guardia a las 7.",
        "guardia",
    ),
)

TUESDAY: tuple[Act, ...] = (
    Find("tue 09:03", "manager", "client", "Café Lucero · Resumen", "resumen"),
    Answer(
        "tue 09:08",
        "second",
        "guardia",
        "Desde las 7:30, y para quien sale de guardia el primer café está listo a las 7. Toca "
        "la puerta.",
    ),
    Ask(
        "tue 10:05",
        "prensa_y_pan",
        "@cafelucero ¿el Huatusco lo muelen para prensa francesa?",
        "prensa",
        under="latest",
    ),
    Answer(
        "tue 10:11",
        "staff",
        "prensa",
        "Claro: pídelo en la barra y sale molido grueso, del tueste de hoy.",
    ),
    Tell(
        "tue 11:00",
        "client",
        "@Rapport cambio el taller del sábado pasa a las 10:00",
        "taller",
    ),
    Fix("tue 11:01", "client", "taller", "el taller del sábado pasa a las 11:00, antes no hay luz"),
    See("tue 11:20", "manager", "antes no hay luz"),
    Draft(
        "tue 12:00",
        "strategist",
        "Taller de filtrado: sábado, 11:00, ocho lugares y ninguna prisa. Aparta el tuyo en la "
        "barra.",
        "miércoles 12:00",
        "taller_post",
    ),
    NeedChanges(
        "tue 12:20",
        "client",
        "taller_post",
        "Son diez lugares, y hay que decir que es gratis.",
    ),
    Edit(
        "tue 12:40",
        "strategist",
        "taller_post",
        text="Taller de filtrado gratis: sábado, 11:00, diez lugares y ninguna prisa. Aparta el "
        "tuyo en la barra.",
    ),
    Press("tue 13:01", "client", "taller_post", "posts.approve"),
    Ask(
        "tue 16:00",
        "roma_norte_ana",
        "@cafelucero llevo 20 minutos esperando mi pedido y ya me sé el menú de memoria",
        "espera",
    ),
    Answer(
        "tue 16:04",
        "bar",
        "espera",
        "Se nos juntó la fila. Ya salió tu pedido, con una concha de regalo.",
    ),
    Say(
        "tue 16:06",
        "manager",
        "team",
        "Muy bien, Jimena: primero la disculpa y queda perfecta.",
        thread="espera",
    ),
    Answer(
        "tue 16:07",
        "manager",
        "espera",
        "Una disculpa, Ana: se nos juntó la fila. Tu pedido ya está en la barra, con una concha "
        "de parte de Jimena.",
    ),
)

WEDNESDAY: tuple[Act, ...] = (
    Find("wed 09:04", "client", "client", "Café Lucero · Resumen", "resumen"),
    React("wed 09:05", "client", "resumen", "clap"),
    Tell(
        "wed 11:00",
        "manager",
        "@Rapport cambio desde el viernes contestamos también los sábados de 9:00 a 14:00",
        "sabados",
    ),
    Ask("wed 12:20", "don_filtro", "@cafelucero ¿el taller es para principiantes?", "novatos"),
    Answer(
        "wed 12:26",
        "second",
        "novatos",
        "Sobre todo para principiantes: solo trae ganas y, si tienes, tu taza favorita.",
    ),
    Ask("wed 12:40", "roma_norte_ana", "@cafelucero ¿hay wifi en la nueva?", "wifi"),
    Untweet("wed 12:43", "roma_norte_ana", "wifi"),
    Answer("wed 12:44", "staff", "wifi", "Sí hay, y enchufes en todas las mesas de la ventana."),
    Draft(
        "wed 15:00",
        "strategist",
        "El viernes abrimos en la Roma. Puertas abiertas a las 8:00; los primeros cincuenta cafés "
        "van por nuestra cuenta.",
        "viernes 7:30",
        "apertura",
        note="Los cincuenta cafés los confirmó Carlos por teléfono.",
    ),
    Press("wed 15:30", "client", "apertura", "posts.approve"),
    Tweet(
        "wed 17:10",
        "prensa_y_pan",
        "Descubrí un café de Huatusco que sabe a mandarina y ya no soy la misma persona.",
    ),
    Whisper(
        "wed 17:20", "staff", "manager", "¿Puedo tomar el turno de la apertura? Vivo a dos cuadras."
    ),
    Whisper("wed 17:22", "manager", "staff", "Es tuyo. ¡Gracias, Hugo!"),
)

THURSDAY: tuple[Act, ...] = (
    Find("thu 09:02", "client", "client", "Café Lucero · Resumen", "summary"),
    Read("thu 09:04", "manager"),
    Draft(
        "thu 09:05",
        "staff",
        "Llueve, y adentro huele a pan. Hay lugar junto a la ventana.",
        "hoy a las 9:45",
        "lluvia",
    ),
    Press("thu 09:12", "client", "lluvia", "posts.approve"),
    Tell(
        "thu 09:20",
        "client",
        "@Rapport cambio el viernes no hay música en vivo, el grupo canceló",
        "musica",
    ),
    Find("thu 09:25", "client", "client", "Cambio del plan #4", "musica.card"),
    Ask(
        "thu 09:30",
        "don_filtro",
        "@cafelucero ¿van a vender el Huatusco en la sucursal nueva?",
        "vender",
    ),
    Draft(
        "thu 09:35",
        "strategist",
        "Tres baristas, una barra nueva y la misma doña Inés de siempre en la caja. Pasen a "
        "saludar.",
        "viernes 12:00",
        "saludar",
    ),
    NoCredits("thu 09:44", "manager"),
    Ask(
        "end -12",
        "roma_norte_ana",
        "@cafelucero ¿el viernes hay que hacer fila desde temprano para el café gratis?",
        "fila",
        under="espera",
    ),
    Take("end -7", "second", "fila"),
    Say("end -6", "second", "team", "Le pregunto a Carlos cuántos reparten.", thread="fila"),
    Slash("end -3", "manager", "team", "/inbox"),
)

SPANISH = Script(
    brand="Café Lucero",
    handle="cafelucero",
    language="es",
    zone="America/Mexico_City",
    names=Names("es-LA", "Marta Ruiz", "Hugo Vidal", "Nuria Sanz", "Carlos Peña"),
    mailed="ines@cafelucero.example",
    add="/rapport añadir @{name} como {role}",
    extras=(
        Somebody("strategist", "Elena Ríos", "strategist", "estratega"),
        Somebody("bar", "Jimena Luna", "staff", "personal Barra"),
        Somebody("roaster", "Tomás Ibarra", "client", "cliente", of_client=True),
    ),
    customers={
        "prensa_y_pan": "Lupita Herrera",
        "roma_norte_ana": "Ana Beltrán",
        "don_filtro": "Don Filtro",
    },
    acts=MONDAY + TUESDAY + WEDNESDAY + THURSDAY + PLAN,
    marks={
        "change": "musica.card",
        "post": "saludar",
        "item": "vender",
        "in_hand": "fila",
        "scheduled": "apertura",
        "summary": "summary",
        "plan": "plan",
        "how": "como",
        "told": "sabados.card",
        "moved": "sucursal.card",
        "late": "apertura.tarde",
        "request": "cartel",
        "direct": "conchas",
    },
)

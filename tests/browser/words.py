"""What the people of the four slices say, and what their page says to them, by language."""

from dataclasses import dataclass

__all__ = ["WORDS", "Words"]


@dataclass(frozen=True)
class Words:
    """One language's."""

    change: str
    moved: str
    recorded: str
    seen: str
    seen_by: str
    history: str
    history_title: str
    new_post: str
    text: str
    when: str
    tomorrow_noon: str
    first: str
    put_up: str
    needs_changes: str
    what_needs: str
    reason: str
    send: str
    edit: str
    second: str
    save: str
    approve: str
    published: str
    asked: str
    post: str
    reply: str
    answer_label: str
    answer: str
    answered: str
    tomorrow_nine: str
    summary: str


WORDS = {
    "en": Words(
        change="change we moved the launch to Friday 17:30, stock is late",
        moved="we moved the launch to Friday 17:30, stock is late",
        recorded="Recorded as #1 for Juniper Tea",
        seen="Seen",
        seen_by="Seen by Maya Okafor",
        history="history",
        history_title="Plan changes of Juniper Tea",
        new_post="New post",
        text="Text",
        when="When",
        tomorrow_noon="tomorrow at 12:00",
        first="Our spring oolong is here. Order from Friday.",
        put_up="Put up for approval",
        needs_changes="Needs changes",
        what_needs="What needs to change?",
        reason="Please say how many tins there are",
        send="Send",
        edit="Edit",
        second="Our spring oolong is here: 200 tins. Order from Friday.",
        save="Save as new version",
        approve="Approve",
        published="Published",
        asked="does the oolong come in decaf? <b>&amp;</b>",
        post="Post",
        reply="Reply",
        answer_label="Your answer",
        answer="Not yet: it is naturally low in caffeine, though.",
        answered="Answered by Leo Grant",
        tomorrow_nine="tomorrow at 9",
        summary="Juniper Tea · Summary of",
    ),
    "es": Words(
        change="cambio el lanzamiento pasa al viernes a las 17:30, faltan cajas",
        moved="el lanzamiento pasa al viernes a las 17:30, faltan cajas",
        recorded="Registrado como #1 de Café Lucero",
        seen="Visto",
        seen_by="Visto por Marta Ruiz",
        history="historial",
        history_title="Cambios del plan de Café Lucero",
        new_post="Nueva publicación",
        text="Texto",
        when="Cuándo",
        tomorrow_noon="mañana a las 12:00",
        first="Ya está aquí nuestro café de primavera. Pedidos desde el viernes.",
        put_up="Pedir aprobación",
        needs_changes="Necesita cambios",
        what_needs="¿Qué hay que cambiar?",
        reason="Decid cuántas bolsas hay, por favor",
        send="Enviar",
        edit="Editar",
        second="Ya está aquí nuestro café de primavera: 200 bolsas. Pedidos desde el viernes.",
        save="Guardar otra versión",
        approve="Aprobar",
        published="Publicada",
        asked="¿el café viene descafeinado? <b>&amp;</b>",
        post="Postear",
        reply="Responder",
        answer_label="Tu respuesta",
        answer="Todavía no, pero tiene poca cafeína.",
        answered="Hugo Vidal respondió en",
        tomorrow_nine="mañana a las 9",
        summary="Café Lucero · Resumen del",
    ),
}

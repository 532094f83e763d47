# La bandeja: tarjetas, lista, y lo que se dice cuando no se puede leer X.
inbox-help = quién espera respuesta

inbox-is-team-matter = La bandeja es cosa del equipo y aquí lee el cliente. Pídela en { $channel }.

# La tarjeta.
inbox-lead = { $brand } @{ $handle }
inbox-status-open = Espera respuesta
inbox-status-in-hand = Lo lleva { $who } desde las { $since }
inbox-status-answering =
    { $status ->
        [unconfirmed] { $who } ha respondido; X todavía no lo ha confirmado
       *[sending] La respuesta de { $who } está en camino
    }
inbox-status-answered = { $who } respondió en { $after }
inbox-status-deleted = Lo ha borrado quien lo escribió
inbox-edited = Editado por quien lo escribió. Antes decía:
inbox-answer =
    { $on ->
        [edited] La respuesta como se envió; editada después en X mismo (visto: { $noticed }):
        [deleted] La respuesta, borrada después en X mismo (visto: { $noticed }):
       *[there] La respuesta:
    }
inbox-see-it = Verla en X
inbox-continues = Sigue a un mensaje anterior
inbox-team-only = Este hilo solo lo lee nuestro equipo. Nada de lo que se escriba aquí llega al cliente.
inbox-reply = Responder
inbox-reply-spoken = Responder a @{ $handle }
inbox-let-go = Soltar
inbox-open-on-x = Abrir en X

# La lista.
inbox-list-title =
    { $count ->
        [0] { $brand }: nadie espera respuesta.
        [one] { $brand }: una persona espera respuesta
       *[other] { $brand }: { $count } esperan respuesta; primero, quien más lleva
    }
inbox-list-line = { $who } · espera desde hace { $waited } · { $status }
inbox-list-longer = Quienes más esperan
inbox-list-shorter = Siguientes

# No se puede leer X.
inbox-not-reading = { $who } { $reason ->
        [auth] X ya no acepta el token de @{ $handle }, así que no veo lo que escriben los clientes. Hay que volver a conectar la cuenta: quien administra Rapport escribe `{ $command }`. No se pierde nada: sigo leyendo donde lo dejé.
        [credits] X pide recargar el saldo antes de enseñar más de lo que los clientes escriben a @{ $handle }. Recárgalo en la consola de desarrollo de X. Sigo intentándolo y no se pierde nada.
       *[refused] X no quiere enseñar lo que los clientes escriben a @{ $handle }. Sigo intentándolo. Si mañana sigue igual, mira la aplicación en la consola de desarrollo de X o vuelve a conectar la cuenta: `{ $command }`.
    }

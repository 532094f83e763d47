# Respuestas: quién lo lleva, el formulario, y las que no salieron.
replies-in-hand =
    { $minutes ->
        [0] { $who } lo acaba de coger. Puedes llevarlo tú si lo suelta.
       *[other] { $who } lo lleva desde hace { $minutes } min. Puedes cogerlo tú si lo suelta, o pasados 15 min sin respuesta.
    }
replies-on-its-way-already = La respuesta de { $who } está saliendo en este momento. Sale una sola, así que la tuya no se ha enviado.
replies-already-answered = { $who } ya ha respondido. La respuesta está en la tarjeta.
replies-item-gone = Quien lo escribió ha borrado el mensaje, así que no queda nada que responder.
replies-not-yours = Esto lo lleva { $who }. Puede soltarlo, o hacerlo por su cuenta una persona responsable.
replies-empty = Escribe la respuesta.
replies-too-long = { $count } de { $limit } con tu firma: sobran { $over }. Cada enlace cuenta 23 y cada emoji 2.
replies-was-edited = El mensaje ha cambiado desde que lo abriste. Léelo otra vez y después envía.
replies-settled = Ya se sabe qué fue de esta respuesta. Está en la tarjeta.

# El formulario.
replies-form-title = Responder
replies-form-send = Enviar
replies-form-suggest = Pasar a responsable
replies-form-cancel = Cancelar
replies-form-lead = *{ $brand }* @{ $handle } en X · respuesta a @{ $author }
replies-form-label = Tu respuesta
replies-form-hint = Como mucho { $limit } con la firma. Cada enlace cuenta 23 y cada emoji 2.
replies-form-preview = Saldrá como *@{ $handle }*, con la firma *{ $signature }*.
replies-form-edited = El mensaje ha cambiado mientras escribías. Arriba está lo que dice ahora. Tu respuesta sigue abajo; envíala si todavía encaja.
replies-form-learning = Una persona responsable lee tus primeras respuestas antes de que salgan. Al cliente todavía no le llega nada.

replies-on-its-way = En camino como @{ $handle }. La tarjeta dirá cuándo está en X.
replies-suggested-done = Ahora la lee una persona responsable. Está en el hilo de la tarjeta.

# En el hilo.
replies-suggested = { $managers } { $who } propone esta respuesta. No se ha enviado nada. Ábrela, cambia lo que quieras y envíala en tu nombre.
replies-failed = { $who } { $reason ->
        [duplicate] X no aceptó la respuesta: @{ $handle } ya ha dicho exactamente esto. Cambia alguna palabra y envíala otra vez.
        [too_long] X no aceptó la respuesta: le parece demasiado larga. Acórtala y envíala otra vez.
        [reply_not_allowed] X no aceptó la respuesta: solo deja que @{ $handle } responda a quien la ha mencionado. Abre el mensaje en X y responde allí.
        [not_found] La respuesta no se envió: quien escribió el mensaje lo ha borrado.
        [edited] La respuesta no se envió: el mensaje cambió justo antes. Léelo otra vez y envíala si todavía encaja.
        [credits] X no aceptó la respuesta: se ha acabado el saldo. Recárgalo en la consola de desarrollo de X y envíala otra vez.
        [auth] X ya no acepta el token de @{ $handle }, así que la respuesta no se envió. Pide a quien administra Rapport que vuelva a conectar la cuenta.
        [unavailable] No se pudo llegar a X durante más de media hora, así que la respuesta no se envió. Envíala otra vez cuando X vuelva.
       *[other] X no aceptó la respuesta y no dijo por qué. Abre el mensaje en X y responde allí, o envíala otra vez más tarde.
    } El texto está guardado:
replies-again = Abrir la respuesta

replies-question = { $who } X no ha dicho si aceptó esta respuesta, y no la encuentro. Mira, por favor, en { $profile }: ¿está?
replies-there = Está en X
replies-not-there = No está: enviarla otra vez
replies-again-title = ¿Enviarla otra vez?
replies-again-text = Miro una vez más antes de enviar. Si al final está en X, se queda esa sola.
replies-answered =
    { $there ->
        [yes] Gracias. La tarjeta la da por respondida.
       *[no] Gracias. Miro una vez más y la envío si no está.
    }

# Los correos enviados.
mailbox-title = Correo
mailbox-list = Correos
mailbox-to-whom = Destinatario
mailbox-everybody = Para cualquiera
mailbox-show = Mostrar
mailbox-unread = Sin leer:
mailbox-empty = Todavía no hay correos
mailbox-empty-why = Aquí llegan los acuses de los cambios del plan, para quien tenga dirección.
mailbox-older =
    { $count ->
        [one] Hay un correo anterior que no aparece en la lista.
       *[other] Hay { $count } correos anteriores que no aparecen en la lista.
    }
mailbox-choose = Elige un correo para leerlo.
mailbox-back = Todos los correos
mailbox-from = De
mailbox-to = Para
mailbox-date = Enviado
mailbox-together = { $count } correos en esta conversación
mailbox-views = Formas de leerlo
mailbox-view-html = HTML
mailbox-view-text = Texto plano
mailbox-view-headers = Cabeceras
mailbox-raw = Descargar
mailbox-html-title = El correo «{ $subject }» como HTML
mailbox-no-html = Este correo no tiene parte HTML; léelo como texto plano.
mailbox-gone = Ese correo no existe. Puede que se fuera con un sandbox anterior.
mailbox-answer = Responder como { $who }
mailbox-answer-send = Enviar la respuesta
mailbox-answer-sent = Enviada. Llega al hilo en Slack.

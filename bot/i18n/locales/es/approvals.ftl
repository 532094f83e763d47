# Aprobaciones.
approvals-own-post =
    { $count ->
        [one] Esta la has escrito tú, así que la aprueba otra persona: { $who }.
       *[other] Esta la has escrito tú, así que la aprueba otra persona, una de estas: { $who }.
    }
approvals-not-yours =
    { $count ->
        [one] Sobre esta decide { $who }. Escríbele en el hilo si es urgente.
       *[other] Sobre esta decide una de estas personas: { $who }. Escríbeles en el hilo si es urgente.
    }
approvals-nobody-to-ask = Todavía nadie puede aprobarla. Un responsable añade al contacto del cliente con `/rapport añadir @ana como cliente`.
approvals-already-decided =
    { $verdict ->
        [approved] { $who } ya ha aprobado esta versión. No se ha cambiado nada.
       *[changes] { $who } ya ha pedido cambios en esta versión. Sobre la siguiente se puede decidir otra vez.
    }
approvals-new-time-needed = Su hora pasó hace más de { $minutes } minutos, así que no sale sola. Pulsa Editar y dale otra hora; después se puede aprobar.
approvals-no-reason = Di en pocas palabras qué hay que cambiar.
approvals-reason-title = Necesita cambios
approvals-reason-submit = Enviar
approvals-reason-label = ¿Qué hay que cambiar?
approvals-reason-hint = Lo leen quien la escribió y todo el canal, y queda en el registro.
approvals-reminder = ¡Gracias! Para que la v{ $version } salga, pulsa el botón: lo que se escribe aquí no basta para aprobarla.

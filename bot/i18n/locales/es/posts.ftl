# Publicaciones: el formulario, la tarjeta, el hilo.
posts-help-new = escribir una publicación y pedir su aprobación

# Qué no encaja y qué hacer.
posts-empty-text = Escribe lo que dice la publicación.
posts-text-too-long = { $count } de { $limit }: sobran { $over }. Cada enlace cuenta 23 y cada emoji 2.
posts-time-is-past = Esa hora ya pasó. Da una que esté por llegar, o déjalo vacío: sale en cuanto se apruebe.
posts-time-unclear = Eso puede ser { $readings }. Escríbelo entero, como «27 de noviembre 17:30».
posts-time-missing = { $day }, ¿y a qué hora? Escríbelo como «viernes 17:30».
posts-time-not-found = No encuentro ninguna hora ahí. Escríbela como «viernes 17:30» o «27 de noviembre 9:00», o déjalo vacío.
posts-nothing-changed = Eso es lo que la publicación ya dice. Cambia algo o pulsa Cancelar.
posts-replaced = Sustituida por la v{ $version }. No se ha cambiado nada.
posts-replaced-link = Abrir la v{ $version }
posts-closed =
    { $status ->
        [in_review] Ya está esperando aprobación.
        [changes_needed] Alguien ha pedido cambios. Edítala primero.
        [approved] Ya está aprobada.
        [publishing] Está saliendo en este momento y ya no se puede cambiar.
        [unconfirmed] X no ha dicho si aceptó la publicación, así que ahora no se puede cambiar. El hilo cuenta en qué queda.
        [published] Ya está en X. Lo que está en X solo se puede borrar allí.
        [failed] X no la aceptó. Edítala o mira en la tarjeta qué hacer.
       *[withdrawn] Se retiró. Empieza otra con `/post nuevo`.
    }

# El formulario.
posts-new-title = Nueva publicación
posts-new-submit = Pedir aprobación
posts-edit-title = Editar la publicación
posts-edit-submit = Guardar otra versión
posts-cancel = Cancelar
posts-lead = { $brand } · @{ $handle } en X
posts-label-text = Texto
posts-hint-text = Como mucho { $limit }, según cuenta X. Sale exactamente como está aquí.
posts-label-when = Cuándo
posts-placeholder-when = viernes 17:30
posts-hint-when = Tu zona horaria: { $zone }. Vacío: en cuanto se apruebe.
posts-label-note = Nota para quien aprueba
posts-hint-note = Se ve en la tarjeta, no en X.
posts-done = La v{ $version } para { $brand } está en { $channel }. Sale: { $when }.

# La tarjeta.
posts-status =
    { $status ->
        [in_review] En revisión
        [held] En espera
        [changes_needed] Necesita cambios
        [approved] Aprobada
        [publishing] Saliendo
        [unconfirmed] Sin confirmar por X
        [published] Publicada
        [edited] Editada en X
        [deleted] Borrada en X
        [failed] No publicada
       *[withdrawn] Retirada
    }
posts-when-approved = en cuanto se apruebe
posts-small-print = v{ $version } de { $who } · { $count } de { $limit }
posts-goes-out = sale: { $when }
posts-note = Nota de { $who }: { $note }
posts-ask =
    { $count ->
        [one] { $who }, decide por favor antes de: { $by }.
       *[other] Que decida por favor una de estas personas, { $who }, antes de: { $by }.
    }
posts-short-asked = Falta que la apruebe: { $who }
posts-short-asked-by = Falta que la apruebe: { $who }. Antes de: { $by }
posts-ask-any-time =
    { $count ->
        [one] { $who }, decide por favor. Sale en cuanto se apruebe.
       *[other] Que decida por favor una de estas personas: { $who }. Sale en cuanto se apruebe.
    }
posts-ask-held =
    { $count ->
        [one] Nadie la ha aprobado a tiempo, así que espera. { $who }, aprobada antes de { $late } aún sale; después necesita otra hora.
       *[other] Nadie la ha aprobado a tiempo, así que espera. Una de estas personas, { $who }: aprobada antes de { $late } aún sale; después necesita otra hora.
    }
posts-ask-nobody = Todavía nadie puede aprobarla. Un responsable añade al contacto del cliente con `/rapport añadir @ana como cliente` y después pulsa Editar una vez.
posts-ask-changes = { $who } pide cambios: { $reason }
    { $author }, pulsa Editar: la nueva versión vuelve a revisión.
posts-ask-approved = Aprobada por { $who }, { $at }. Sale: { $when }.
posts-ask-publishing = Está saliendo en este momento.
posts-ask-unconfirmed = X no ha dicho si aceptó la publicación. Estoy leyendo la cronología de la cuenta y no envío nada otra vez por mi cuenta.
posts-ask-published =
    { $on ->
        [edited] En X desde { $at }. Alguien la editó en X mismo (visto: { $noticed }): abajo está lo que se aprobó; el hilo tiene ambas cosas.
        [deleted] Alguien la borró en X mismo (visto: { $noticed }). Salió: { $at }.
       *[there] En X desde { $at }.
    }
posts-ask-withdrawn = Retirada por { $who }, { $at }. No saldrá.
posts-see-it = Verla en X
posts-failure =
    { $reason ->
        [duplicate] No está en X: la cuenta ya publicó este texto. Pulsa Editar y cambia una palabra.
        [too_long] No está en X: según X el texto es demasiado largo. Pulsa Editar y acórtalo.
        [forbidden] No está en X: X no deja publicar a esta cuenta ahora mismo. Mira la cuenta en X y después pulsa Intentar otra vez.
        [credits] No está en X: se acabaron los créditos de X. Quien lleva Rapport añade más; después pulsa Intentar otra vez.
        [auth] No está en X: X ya no acepta el token de la cuenta. Quien lleva Rapport la conecta de nuevo con `rapport connect x`; después pulsa Intentar otra vez.
        [unavailable] No está en X: no se pudo llegar a X durante más de media hora. Pulsa Intentar otra vez.
        [changed] No se envió: lo que iba a salir no es lo que se aprobó. Pulsa Editar, revísala y pide otra vez la aprobación.
       *[bad_request] No está en X: X no la aceptó. Pulsa Editar y cámbiala, o pregunta a quien lleva Rapport.
    }

# Botones.
posts-approve = Aprobar
posts-need-changes = Necesita cambios
posts-edit = Editar
posts-retry = Intentar otra vez
posts-withdraw = Retirar
posts-withdraw-title = ¿Retirar esta publicación?
posts-withdraw-text = No saldrá. La tarjeta y el registro la conservan.

# El hilo.
posts-line-readers =
    { $readers ->
        [team] Esto solo lo lee nuestro equipo.
       *[client] { $brand } y la agencia leen este hilo.
    }
posts-line-revision = v{ $version } de { $who }.
posts-line-reset = La aprobación de la v{ $version } ya no vale.
posts-line-look =
    { $count ->
        [one] { $who }, decide por favor sobre esta.
       *[other] Que decida por favor sobre esta una de estas personas: { $who }.
    }
posts-line-own =
    { $count ->
        [0] { $who } publica esto: { $when }.
        [one] { $who } publica esto: { $when }. { $managers } lo sabe.
       *[other] { $who } publica esto: { $when }. { $managers } lo saben.
    }
posts-line-approved = { $who } ha aprobado la v{ $version }. Sale: { $when }.
posts-line-changes = { $author }: { $who } pide cambios en la v{ $version }:
posts-line-held = { $managers }: nadie ha aprobado todavía la v{ $version }, que iba a salir: { $when }. El silencio la deja en espera. Pedid una decisión, o pulsad Editar y dadle otra hora.
posts-line-withdrawn = { $who } ha retirado esta publicación.
posts-line-published = La v{ $version } está en X.
posts-line-retried = { $who } hace que se intente otra vez.

# Peticiones: el aviso, la tarjeta, su hilo, sus formularios.

# Errores: qué ha pasado y qué hacer.
requests-error-empty = Di en una frase qué te gustaría, por ejemplo `/plan petición una publicación sobre el té nuevo, para el viernes`.
requests-error-long = Son { $length } caracteres, y una petición tiene { $limit } como mucho. Di lo principal en una frase y enlaza el documento con lo demás.
requests-error-nothing-said = Escribe aquí unas palabras, por favor.
requests-error-past-day = Ese día ya ha pasado. Elige el { $today } u otro posterior.
requests-error-not-open =
    { $status ->
        [accepted] La petición #{ $number } está aceptada, así que se queda como está. Si ahora algo es distinto, cuéntalo con `/plan cambio …`.
        [declined] La petición #{ $number } se rechazó; su tarjeta dice por qué. Si aún importa, vuelve a pedirlo con `/plan petición …`.
       *[withdrawn] La petición #{ $number } se retiró. Si al final hace falta, vuelve a pedirlo con `/plan petición …`.
    }
requests-error-changed = La petición #{ $number } ha cambiado entretanto: en su tarjeta está la versión { $version }. Léela ahí y luego decide.
requests-error-own = La #{ $number } la pidió tu parte, así que decide la otra. Para cambiarla o retirarla, usa *Cambiar* o *Retirar*.
requests-error-theirs =
    { $side ->
        [client] La #{ $number } la pidió el cliente, así que sus palabras son suyas. Usa *Preguntar* si falta algo.
       *[agency] La #{ $number } la pidió la agencia, así que sus palabras son suyas. Usa *Preguntar* si falta algo.
    }
requests-error-already-sent = Esto ya se envió, como petición #{ $number }. `/plan peticiones` la enseña.
requests-error-already-answered = Esa pregunta sobre la #{ $number } ya tiene respuesta. La tarjeta dice cómo está.
requests-error-unknown = Esta petición no está aquí. `/plan peticiones` enseña las que sí están.

# A quien pidió.
requests-sent =
    { $side ->
        [client] Enviado a { $brand } como petición #{ $number }:
       *[agency] Enviado a la agencia de { $brand } como petición #{ $number }:
    }
requests-sent-more = Su tarjeta está en el canal. Debajo puedes añadir lo demás con botones: para quién, para cuándo, por qué, material, qué no entra.

# La tarjeta.
requests-title = *{ $brand } · Petición #{ $number }* · { $status }
requests-status-waiting =
    { $side ->
        [client] Espera al cliente
       *[agency] Espera a la agencia
    }
requests-status-asked =
    { $side ->
        [client] Una pregunta espera al cliente
       *[agency] Una pregunta espera a la agencia
    }
requests-status-accepted = Aceptada para el { $due }
requests-status-delivered = Entregada
requests-status-declined = Rechazada
requests-status-withdrawn = Retirada
requests-card-decide =
    { $count ->
        [0] Falta aceptarla con una fecha, rechazarla con un motivo o preguntar.
       *[other] { $who }: acéptala con una fecha, recházala con un motivo o pregunta, por favor.
    }
requests-card-answer = { $who }: por favor, responde a la pregunta del hilo.
requests-card-declined = { $who } la rechazó: { $reason }
requests-field-text = Qué
requests-field-audience = Para quién
requests-field-wanted = Para cuándo
requests-field-why = Por qué
requests-field-assets = Material
requests-field-scope = No entra
requests-asked-by =
    { $side ->
        [client] Lo pidió { $who }, por el cliente, { $at }
       *[agency] Lo pidió { $who }, por la agencia, { $at }
    }
requests-asked-elsewhere =
    { $way ->
        [phone] Lo pidió { $who } por teléfono; lo apuntó { $by }, { $at }
        [whatsapp] Lo pidió { $who } por WhatsApp; lo apuntó { $by }, { $at }
        [in_person] Lo pidió { $who } en persona; lo apuntó { $by }, { $at }
       *[email] Lo pidió { $who } en un correo; lo apuntó { $by }, { $at }
    }
requests-version = versión { $version }
requests-accept = Aceptar
requests-decline = Rechazar
requests-ask = Preguntar
requests-change = Cambiar
requests-withdraw = Retirar
requests-withdraw-title = ¿Retirar esta petición?
requests-withdraw-sure = La petición #{ $number } ya no espera a nadie. Sigue en el registro.

# Su hilo.
requests-readers =
    { $readers ->
        [team] Esto solo lo lee nuestro equipo.
       *[client] { $brand } y la agencia leen este hilo.
    }
requests-asks = { $who }, { $asker } pide esto. Falta aceptarlo con una fecha, rechazarlo con un motivo o preguntar.
requests-more = Todo lo que se sepa ayuda, y nada es obligatorio. Añádelo aquí:
requests-more-done = Lo que dice la petición está en la tarjeta de arriba.
requests-add-audience = Para quién
requests-add-wanted = Para cuándo
requests-add-why = Por qué
requests-add-assets = Material
requests-add-scope = No entra
requests-question =
    { $elsewhere ->
        [yes] { $who }, { $asker } quiere saber esto. Pregunta a { $behalf }, por favor, y pon aquí la respuesta:
       *[no] { $who }, { $asker } quiere saber esto. Escribe la respuesta en este hilo o pulsa *Responder*:
    }
requests-answer = Responder
requests-answered = { $asker } preguntó y { $who } respondió:
requests-answer-came = { $who }, { $by } ha respondido. La petición vuelve a esperar a tu parte.
requests-accepted =
    { $elsewhere ->
        [yes] { $by } lo ha aceptado para el { $due }. { $who }, díselo a { $behalf }, por favor.
       *[no] { $who }, { $by } lo ha aceptado para el { $due }.
    }
requests-on-the-plan = Está en el plan: una parte pidió, la otra aceptó.
requests-to-be-agreed = Está propuesto para el plan, para que las dos partes den su acuerdo.
requests-declined =
    { $elsewhere ->
        [yes] { $by } lo ha rechazado. { $who }, dile a { $behalf } por qué, por favor:
       *[no] { $who }, { $by } lo ha rechazado, porque:
    }
requests-withdrawn = { $by } lo ha retirado. No hace falta nada más.
requests-delivered =
    { $kind ->
        [material] { $who }, { $by } dice que el material está aquí. Pulsa *Recibido* en la tarjeta cuando lo tengas.
       *[work] { $who }, { $by } dice que está entregado. Pulsa *Recibido* en la tarjeta cuando lo tengas.
    }

# Formularios.
requests-cancel = Cancelar
requests-lead = { $brand } · Petición #{ $number }
requests-accept-title = Aceptar una petición
requests-accept-submit = Aceptar
requests-due = Para cuándo estará
requests-due-hint = Se pidió para: { $wanted }. Con un día posterior, entra en el plan cuando el cliente esté de acuerdo.
requests-kind = Entra en el plan como
requests-kind-campaign = Campaña
requests-kind-programme = Programa
requests-kind-theme = Tema
requests-decline-title = Rechazar petición
requests-decline-submit = Rechazar
requests-reason = Por qué no
requests-ask-title = Preguntar
requests-ask-submit = Preguntar
requests-ask-label = Tu pregunta
requests-answer-title = Responder
requests-answer-submit = Enviar
requests-answer-label = La respuesta
requests-answer-by = O para cuándo llega
requests-detail-title = Añadir a la petición
requests-detail-submit = Guardar
requests-label-text = Qué se quiere
requests-label-audience = Para quién es
requests-label-wanted = Para cuándo se quiere
requests-label-why = Por qué, para qué sirve
requests-label-assets = Enlaces a imágenes, textos, archivos
requests-label-scope = Qué no entra
requests-assets-by = Si el material está por llegar: para cuándo

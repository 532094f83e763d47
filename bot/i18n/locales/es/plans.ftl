# Cambios del plan: el eco, la tarjeta, el historial, el correo.
plans-help-change = avisar de un cambio del plan, en una frase

# Qué ha pasado y qué hacer.
plans-error-empty = Di en una frase qué cambia, por ejemplo `/plan cambio pasamos el lanzamiento al viernes a las 17:30, el género llega tarde`.
plans-error-long = Son { $length } caracteres y un cambio tiene como mucho { $limit }. Di lo principal en una frase y enlaza el documento con el resto.
plans-error-gone = Este cambio ya no está aquí. `/plan historial` muestra los que hay.
plans-error-not-the-teller = Quien avisó del #{ $number } puede corregirlo. Pídeselo, o avisa de la diferencia con `/plan cambio …`.
plans-error-announced = La otra parte ya sabe del #{ $number }, así que se queda como está. Si algo es distinto, avisa con `/plan cambio …`.
plans-error-taken-back = El #{ $number } se retiró y no se avisó a nadie. Si al final vale, avisa otra vez con `/plan cambio …`.
plans-error-not-announced = Quien avisó del #{ $number } todavía puede corregirlo. La tarjeta llega cuando acabe ese tiempo.
plans-error-already-seen = { $who } ya ha pulsado *Visto* en el #{ $number }. No hace falta nada más.
plans-error-own-side = Del #{ $number } avisó tu parte, así que *Visto* lo pulsa la otra.
plans-error-time = Ahí no hay ninguna hora. Escríbela como «viernes 17:30» o «27 de noviembre 9:00», o déjalo vacío.
plans-error-time-unclear = Eso puede ser { $readings }. Escríbelo entero, como «27 de noviembre 17:30».
plans-error-not-the-author = Esto lo dijo { $who }, así que le toca a { $who } registrarlo. Para avisar tú de un cambio, usa `@Rapport cambio …`.
plans-error-already-told = Esto ya está registrado como #{ $number }. Lo enseña `/plan historial`.

# El eco, para quien avisa.
plans-echo-recorded = Registrado como #{ $number } de { $brand }:
plans-echo-taken-back = Retirado: #{ $number } de { $brand }. No se ha avisado a nadie; el registro guarda las dos cosas.
plans-echo-until =
    { $side ->
        [client] A la agencia se le avisa a las { $until }. Hasta entonces puedes corregirlo.
       *[agency] Al cliente se le avisa a las { $until }. Hasta entonces puedes corregirlo.
    }
plans-echo-at-once =
    { $side ->
        [client] A la agencia se le avisa ahora.
       *[agency] Al cliente se le avisa ahora.
    }
plans-echo-no-time = No encuentro ninguna hora que entienda. Si la tiene, pulsa *Corregir* y añádela.
plans-echo-unclear = La hora se puede leer de más de una manera. ¿Cuál es?
plans-echo-day-only = Si tiene hora, pulsa *Corregir* y añádela.
plans-echo-own-time = Tu hora: { $when }
plans-echo-gap = En ese momento se adelanta el reloj y esa hora no existe: se entiende la siguiente.
plans-echo-fold = En ese momento se atrasa el reloj y esa hora llega dos veces: se entiende la primera.
plans-effect-before = Entra en vigor: { $when }
plans-effect-after = En vigor desde: { $when }. Avisado: { $told }
plans-effect-unknown = No se dijo ninguna hora.
plans-fix = Corregir
plans-take-back = Retirar

# El formulario.
plans-fix-title = Corregir un cambio
plans-fix-submit = Guardar
plans-cancel = Cancelar
plans-fix-lead = { $brand } · #{ $number } · lo que dijiste primero se queda en el registro
plans-fix-text = Qué cambia
plans-fix-when = Entra en vigor
plans-fix-placeholder = viernes 17:30
plans-fix-hint = En la zona horaria del cliente: { $zone }. Déjalo vacío si no hay hora.

# Dicho a Rapport sin verbo.
plans-just-talking = De acuerdo, no se ha registrado nada.

# La tarjeta.
plans-card-title = *{ $brand } · Cambio del plan #{ $number }* · { $status }
plans-status-waiting = Todavía sin ver
plans-status-mailed = Avisado por correo
plans-status-seen = Visto por { $who }, { $at }
plans-by-mail = el cliente, por correo
plans-short-asked = Se pide verlo a: { $who }
plans-card-ask =
    { $count ->
        [0] Pulsad *Visto* por favor cuando lo hayáis leído. Visto no quiere decir de acuerdo.
        [one] { $who }, pulsa *Visto* por favor cuando lo hayas leído. Visto no quiere decir de acuerdo.
       *[other] { $who }: que alguien pulse *Visto* por favor cuando lo haya leído. Visto no quiere decir de acuerdo.
    }
plans-card-told =
    { $side ->
        [client] Avisó { $who }, por el cliente, { $at }
       *[agency] Avisó { $who }, por la agencia, { $at }
    }
plans-seen = Visto
plans-detail = Detalles
plans-talk = Hablemos
plans-differ = Lo veo de otra forma
plans-item = Sobre: elemento { $number }, { $title }
plans-item-moves = Se mueve: elemento { $number }, { $title }: { $before } → { $after }
plans-more-items =
    { $count ->
        [one] y un elemento más
       *[other] y { $count } elementos más
    }
plans-days = { $first } – { $last }
plans-day = { $day }
plans-days-from = desde el { $day }
plans-days-until = hasta el { $day }
plans-why = Por qué: { $why }
plans-objective = Objetivo { $number }: { $name }
plans-differs =
    { $side ->
        [client] { $who }, del cliente, lo ve de otra forma:
       *[agency] { $who }, de la agencia, lo ve de otra forma:
    }
plans-differs-withdrawn =
    { $side ->
        [client] { $who }, del cliente, lo veía de otra forma y lo ha retirado:
       *[agency] { $who }, de la agencia, lo veía de otra forma y lo ha retirado:
    }
plans-more-differences =
    { $count ->
        [one] Una persona más lo ve de otra forma; está en el historial.
       *[other] { $count } personas más lo ven de otra forma; está en el historial.
    }
plans-seen-again =
    { $count ->
        [0] Nadie ha pulsado aún *Visto* en la tarjeta de arriba. Este es el único recordatorio; a partir de aquí queda en el resumen.
        [one] { $who }, cuando hayas leído la tarjeta de arriba, pulsa *Visto* en ella, por favor. Este es el único recordatorio; a partir de aquí queda en el resumen.
       *[other] { $who }: cuando alguien haya leído la tarjeta de arriba, que pulse *Visto* en ella, por favor. Este es el único recordatorio; a partir de aquí queda en el resumen.
    }
plans-target-changed = Objetivo { $number }, { $indicator }: { $before } → { $after }
plans-readers =
    { $readers ->
        [team] Esto solo lo lee nuestro equipo.
       *[client] { $brand } y la agencia leen este hilo.
    }

# El historial.

# Recibos: los correos que cuentan lo que se avisó y lo que cambió.
receipts-help = los correos de esta marca: activarlos o no, ver cómo fueron

# Un cambio que no puede esperar.
receipts-change-subject = { $brand }: cambio del plan #{ $number }
receipts-change-told =
    { $side ->
        [client] { $who } avisó de un cambio del plan de { $brand }, por el cliente, { $at }:
       *[agency] { $who } avisó de un cambio del plan de { $brand }, por la agencia, { $at }:
    }
receipts-seen = Lo he visto
receipts-seen-means = Visto no quiere decir de acuerdo.
receipts-card-too = La tarjeta del canal de Slack tiene el mismo botón.

# El final del día.
receipts-day-subject = { $brand }: { $day }, lo que se avisó y lo que cambió
receipts-day-lead =
    { $count ->
        [one] Se avisó o cambió una cosa de { $brand }:
       *[other] Se avisaron o cambiaron { $count } cosas de { $brand }:
    }
receipts-day-again = De esto ya tuviste un correo
receipts-day-short = Cambio del plan #{ $number }: { $words }
receipts-no-day = sin fecha
receipts-line-change-told = { $at } · { $who } avisó del cambio del plan #{ $number }:
receipts-line-change-seen = { $at } · { $who } ha visto el cambio del plan #{ $number }.
receipts-line-change-detailed = { $at } · Se dijo más sobre el cambio del plan #{ $number }:
receipts-line-change-disputed = { $at } · { $who } ve de otra manera el cambio del plan #{ $number }.
receipts-line-change-discussed = { $at } · { $who } quiere hablar del cambio del plan #{ $number }.
receipts-line-seen-since = { $who } lo ha visto, { $at }.
receipts-line-item-proposed = { $at } · { $who } propuso el punto { $number } del plan, «{ $title }», versión { $version }.
receipts-line-item-agreed = { $at } · El punto { $number } del plan, «{ $title }», está acordado en la versión { $version }. Lo completó { $who }.
receipts-line-item-moved = { $at } · El punto { $number } del plan, «{ $title }», cambió de fechas. Antes: { $before }. Ahora: { $after }.
receipts-line-item-closed = { $at } · { $who } cerró el punto { $number } del plan, «{ $title }».

# Debajo de cada recibo.
receipts-foot-answers =
    { $where ->
        [thread] Responde a este correo y tus palabras estarán en el hilo, donde las leen { $who } y todos los que están allí.
        [people] Nadie lee las respuestas a este correo. Escribe por favor a { $who }.
       *[nobody] Nadie lee las respuestas a este correo.
    }
receipts-foot = Este es tu recibo de Rapport. La línea de abajo dice hasta dónde llegaba el registro al escribirlo. Guarda este correo: con él se puede comprobar el registro.

# ¿Es correcta esta dirección?
receipts-address-subject = { $brand }: ¿es esta la dirección correcta?
receipts-address-lead = { $who } lleva { $brand } con Rapport y quiere que recibas un correo cuando cambie el plan. ¿Es esta tu dirección?
receipts-address-button = Sí, esta es mi dirección
receipts-address-else = Si no sabes nada de esto, no hagas nada. No recibirás ningún otro correo.
receipts-address-foot = Lo envía Rapport, que guarda lo que una agencia y su cliente se dicen sobre su plan.

# Una respuesta desde otra dirección.
receipts-not-taken-subject = Tu respuesta sobre { $brand } no se ha recogido
receipts-not-taken = Tu respuesta a un correo sobre { $brand } llegó desde otra dirección que la que lo recibió, así que no está en ningún hilo. Responde por favor desde esa dirección, o pide a tu contacto que te añada.
receipts-not-taken-foot = Lo envía Rapport, una sola vez, porque respondiste.

# Al equipo.
receipts-nobody-told = En { $brand } nadie sabe todavía del cambio #{ $number }: no hay canal que lea el cliente ni correo al que escribir. Avisad esta vez en persona y añadid un canal o un correo con `/rapport ajustes`.
receipts-address-waits = Un correo de { $brand } está en espera: en { $address } nadie ha confirmado todavía que la dirección es correcta. Pedidles que pulsen el botón del correo que recibieron, o cambiad la dirección en `/rapport ajustes`. Hasta entonces, avisad en persona.
receipts-mail-failed = El correo «{ $subject }» de { $brand } no se pudo entregar a { $address }. Avisad esta vez en persona. La dirección del cliente está en `/rapport ajustes`; la de una persona, en su perfil de Slack.
receipts-switched =
    { $state ->
        [on] { $brand } vuelve a recibir correos: uno al final de cada día en que se avisó de algo, y en el momento lo que entra en vigor en 24 horas.
       *[off] { $brand } no recibe correos desde ahora. Las tarjetas de Slack llegan como antes.
    }

# Las páginas a las que llevan los correos.
receipts-page-title = { $brand }: cambio del plan #{ $number }
receipts-page-ask = ¿Lo has leído? Un clic y los demás lo saben.
receipts-page-thanks = Gracias. Los demás saben que lo has visto.
receipts-page-seen = Visto por { $who }, { $at }.
receipts-page-taken-back = Se retiró.
receipts-page-address-ask = ¿Enviamos a { $address } los correos sobre { $brand }?
receipts-page-address-done = Gracias. Los correos sobre { $brand } llegan a { $address }.

# Cómo están los correos.
receipts-state-on = Los correos sobre { $brand } están activados: uno al final de cada día en que se avisó de algo, y en el momento lo que entra en vigor en 24 horas.
receipts-state-off = Los correos sobre { $brand } están desactivados. Se activan con `/rapport recibos sí`.
receipts-state-address-verified = { $address } está confirmada.
receipts-state-address-waits = { $address } todavía no está confirmada, así que sus correos esperan. El botón está en el correo enviado allí { $at }. Otra dirección se pone con `/rapport ajustes`.
receipts-state-address-unasked = A { $address } todavía no se le ha pedido que confirme.
receipts-state-none = Todavía no ha salido ningún correo.
receipts-state-line = { $at } · { $who } · { $subject } · { $status ->
        [sent] entregado
        [held] espera a que se confirme la dirección
        [waiting] de camino
       *[refused] no entregado
    }
receipts-state-contact = la dirección del cliente
receipts-error-which = Di `/rapport recibos sí` o `/rapport recibos no`.

# Una respuesta, en el hilo.
receipts-answer = *{ $who } respondió por correo:*
receipts-answer-contact = { $brand } ({ $address })
receipts-answer-about = *{ $who } respondió al correo «{ $subject }»:*

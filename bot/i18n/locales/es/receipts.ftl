# Recibos: los correos que cuentan lo que se avisó y lo que cambió.
receipts-help = los correos de esta marca: activarlos o no, ver cómo fueron

# Un cambio que no puede esperar.
receipts-change-subject = { $brand }: cambio del plan #{ $number }
receipts-change-told =
    { $side ->
        [client] { $who } avisó de un cambio del plan de { $brand }, por el cliente, { $at }:
       *[agency] { $who } avisó de un cambio del plan de { $brand }, por la agencia, { $at }:
    }
receipts-card-too = La tarjeta del canal de Slack tiene el mismo botón.

# El final del día.
receipts-day-subject = { $brand }: { $day }, lo que se avisó y lo que cambió
receipts-day-lead =
    { $count ->
        [one] Se avisó o cambió una cosa de { $brand }.
       *[other] Se avisaron o cambiaron { $count } cosas de { $brand }.
    }
receipts-day-asked =
    { $count ->
        [one] En una de ellas se te pide decir que la has visto.
       *[other] En { $count } de ellas se te pide decir que las has visto.
    }
receipts-day-again = De esto ya tuviste un correo

# Lo que espera el acuerdo de un cliente sin Slack.
receipts-agree-heading = Se pide tu acuerdo
receipts-agree-lead = Algo espera tu acuerdo. En la página lo ves entero; no se acuerda nada hasta que pulses allí el botón.
receipts-agree = Leer y dar mi acuerdo

# Debajo de cada recibo.
receipts-foot-answers =
    { $where ->
        [thread] Responde a este correo y tus palabras estarán en el hilo, donde las leen { $who } y todos los que están allí.
        [own] Responde a este correo y tus palabras llegarán al hilo de tu propia parte. De la otra no lo lee nadie: escribe también a { $who }.
        [there] Responde a este correo y tus palabras estarán en el hilo.
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

# Al equipo.
receipts-nobody-told = En { $brand } nadie sabe todavía del cambio #{ $number }: no hay canal que lea el cliente ni correo al que escribir. Avisad esta vez en persona y añadid un canal o un correo con `/rapport ajustes`.
receipts-address-waits = Un correo de { $brand } está en espera: en { $address } nadie ha confirmado todavía que la dirección es correcta. Pedidles que pulsen el botón del correo que recibieron, o cambiad la dirección en `/rapport ajustes`. Hasta entonces, avisad en persona.
receipts-mail-failed = El correo «{ $subject }» de { $brand } no se pudo entregar a { $address }. Avisad esta vez en persona. La dirección del cliente está en `/rapport ajustes`; la de una persona, en su perfil de Slack.
receipts-stopped = En { $address } no quieren más correos sobre { $brand }, así que desde ahora esperan. Avisad en persona o poned otra dirección con `/rapport ajustes`.
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
receipts-page-address-title = Correos sobre { $brand }
receipts-page-address-ask = ¿Enviamos a { $address } los correos sobre { $brand }?
receipts-page-address-done = Gracias. Los correos sobre { $brand } llegan a { $address }.
receipts-page-address-stop = No más correos a esta dirección
receipts-page-address-stopped = Ya no llegan a { $address } correos sobre { $brand }. Si cambias de idea, pulsa el botón.

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

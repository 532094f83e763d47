# Por qué se retrasó: hechos, nunca personas; las mismas palabras para las dos partes.
delays-open-item-end = { $title } (elemento { $number }) estaba acordado hasta el { $agreed }. Todavía no está cerrado.
delays-open-item-start = { $title } (elemento { $number }) estaba acordado desde el { $agreed }. Todavía no ha empezado.
delays-open-promise =
    { $side ->
        [client] Lo que el cliente prometió para la petición #{ $number } era para el { $agreed }. Todavía no ha llegado.
       *[agency] Lo que la agencia prometió para la petición #{ $number } era para el { $agreed }. Todavía no ha llegado.
    }
delays-open-post = Una publicación iba a salir el { $agreed }. Todavía no ha salido.
delays-late-item-end =
    { $days ->
        [one] { $title } (elemento { $number }) terminó un día laborable más tarde de lo acordado: el { $came } en vez del { $agreed }.
       *[other] { $title } (elemento { $number }) terminó { $days } días laborables más tarde de lo acordado: el { $came } en vez del { $agreed }.
    }
delays-late-item-start =
    { $days ->
        [one] { $title } (elemento { $number }) empezó un día laborable más tarde de lo acordado: el { $came } en vez del { $agreed }.
       *[other] { $title } (elemento { $number }) empezó { $days } días laborables más tarde de lo acordado: el { $came } en vez del { $agreed }.
    }
delays-late-promise =
    { $side ->
        [client] { $days ->
            [one] Lo que el cliente prometió para la petición #{ $number } llegó un día laborable más tarde de lo prometido: el { $came } en vez del { $agreed }.
           *[other] Lo que el cliente prometió para la petición #{ $number } llegó { $days } días laborables más tarde de lo prometido: el { $came } en vez del { $agreed }.
        }
       *[agency] { $days ->
            [one] Lo que la agencia prometió para la petición #{ $number } llegó un día laborable más tarde de lo prometido: el { $came } en vez del { $agreed }.
           *[other] Lo que la agencia prometió para la petición #{ $number } llegó { $days } días laborables más tarde de lo prometido: el { $came } en vez del { $agreed }.
        }
    }
delays-late-post =
    { $days ->
        [one] Una publicación salió un día laborable más tarde de lo previsto: el { $came } en vez del { $agreed }.
       *[other] Una publicación salió { $days } días laborables más tarde de lo previsto: el { $came } en vez del { $agreed }.
    }
delays-moved-item-end =
    { $days ->
        [one] El final de { $title } (elemento { $number }) se movió un día laborable: del { $agreed } al { $came }.
       *[other] El final de { $title } (elemento { $number }) se movió { $days } días laborables: del { $agreed } al { $came }.
    }
delays-moved-item-start =
    { $days ->
        [one] El comienzo de { $title } (elemento { $number }) se movió un día laborable: del { $agreed } al { $came }.
       *[other] El comienzo de { $title } (elemento { $number }) se movió { $days } días laborables: del { $agreed } al { $came }.
    }

delays-cause-change = un cambio del plan
delays-cause-approval = la espera de la aprobación
delays-cause-material = la espera de material o de respuestas
delays-cause-agency = cambios y promesas de la propia agencia
delays-cause-third-party = terceros
delays-cause-unknown = todavía no se sabe
delays-event-change = cambio del plan #{ $number } del { $day }
delays-event-post = una publicación presentada el { $day }
delays-event-request = petición #{ $number }, para el { $day }
delays-part =
    { $days ->
        [one] *1 día*: { $what }
       *[other] *{ $days } días*: { $what }
    }
delays-days-by =
    { $days ->
        [one] { $what } (1 día)
       *[other] { $what } ({ $days } días)
    }
delays-said = según dice un responsable
delays-also = También en ese tiempo: { $events }
delays-causes = Qué movió la fecha:

delays-state-open = la fecha ha pasado
delays-state-settled = se está mirando
delays-state-proposed = espera a un responsable
delays-state-confirmed = confirmado
delays-state-dropped = a tiempo
delays-state-closed = ya no se espera
delays-open-foot = Cuando se cierre, se entregue o se mueva, Rapport propone qué movió la fecha. Esto solo lo lee nuestro equipo.
delays-dropped-foot = Estuvo a tiempo: no cuenta nada, y al cliente no se le ha dicho nada.
delays-closed-foot = Ya nadie lo espera: no cuenta nada, y al cliente no se le ha dicho nada.
delays-asked =
    { $count ->
        [0] ¿Fue así? Lo confirma un responsable; el cliente lo lee entonces, y no antes.
       *[other] { $who }, ¿fue así? El cliente lo lee cuando lo confirmes, y no antes.
    }
delays-confirm = Confirmar
delays-correct = Corregir
delays-later = Más tarde
delays-not-late = Estuvo a tiempo
delays-later-done = { $brand }: se te pregunta de nuevo { $at }.
delays-settled =
    { $count ->
        [0] Ya se sabe cuánto se retrasó. La tarjeta de arriba muestra qué movió la fecha.
       *[other] { $who }, ya se sabe cuánto se retrasó. La tarjeta de arriba muestra qué movió la fecha: ¿fue así?
    }
delays-again =
    { $count ->
        [0] La tarjeta de arriba todavía espera a un responsable.
       *[other] { $who }, la tarjeta de arriba todavía te espera.
    }
delays-readers = { $brand } y la agencia leen esto. Los días son laborables; cada uno cuenta una vez.
delays-differ = Lo veo de otra forma
delays-confirmed-by = Lo confirmó { $who }, { $at }
delays-differs =
    { $side ->
        [client] { $who }, del cliente, lo ve de otra forma:
       *[agency] { $who }, de la agencia, lo ve de otra forma:
    }

delays-correct-title = Qué movió la fecha
delays-correct-lead =
    { $days ->
        [one] { $brand } · Un día laborable por repartir. Lo que sobre se muestra como todavía no se sabe.
       *[other] { $brand } · { $days } días laborables por repartir. Lo que sobre se muestra como todavía no se sabe.
    }
delays-hint-change = Días por un cambio del que avisó el cliente
delays-hint-approval = Días más allá del plazo acordado para responder
delays-hint-material = Días por lo que el cliente había prometido
delays-hint-agency = Días por un cambio de la agencia, o por lo que ella había prometido
delays-hint-third-party = Días por alguien que no es ni el cliente ni la agencia
delays-note = En una frase
delays-note-hint = Opcional. Lo leen las dos partes. Di qué pasó, no quién.
delays-save = Guardar
delays-cancel = Cancelar

delays-error-unknown = Eso ya no está. `/plan por qué` muestra los días tal como están.
delays-error-not-settled = Aquí no hay nada que confirmar: sigue en curso, o estuvo a tiempo. La tarjeta muestra cómo está.
delays-error-confirmed = { $who } ya lo ha confirmado. *Corregir*, en la tarjeta, lo cambia.
delays-error-changed = Esto ha cambiado desde que lo abriste. Mira otra vez la tarjeta y confírmalo o corrígelo.
delays-error-not-confirmed = Nadie lo ha confirmado todavía, así que el cliente no lo ha leído. *Corregir*, en la tarjeta, lo cambia.
delays-error-days = Escribe días enteros, de 0 a { $days }.
delays-error-too-many = Son { $given } días, y fueron { $days }. Quita alguno; lo que sobre se muestra como todavía no se sabe.
delays-error-empty = Di en una frase cómo lo ves.
delays-error-long = Son { $length } caracteres y caben { $limit }. Di primero lo principal.

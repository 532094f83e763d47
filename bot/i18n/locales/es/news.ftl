# Lo del día: una línea para cada cosa, en el correo del final del día.
news-seen = Lo he visto
news-seen-means = Visto no quiere decir de acuerdo.
news-seen-since = { $who } lo ha visto, { $at }.
news-short = Cambio del plan #{ $number }: { $words }

# Cambios del plan.
news-line-change-told = { $at } · { $who } avisó del cambio del plan #{ $number }:
news-line-change-seen = { $at } · { $who } ha visto el cambio del plan #{ $number }.
news-line-change-detailed = { $at } · Se dijo más sobre el cambio del plan #{ $number }:
news-line-change-disputed = { $at } · { $who } ve de otra forma el cambio del plan #{ $number }:
news-line-change-discussed = { $at } · { $who } quiere hablar del cambio del plan #{ $number }.

# El plan.
news-line-item-proposed = { $at } · { $who } propuso el elemento { $number } del plan, «{ $title }», versión { $version }.
news-line-item-revised = { $at } · { $who } propuso la versión { $version } del elemento { $number } del plan, «{ $title }». Hasta que ambas partes la acuerden, vale la anterior.
news-line-item-agreed =
    { $has-who ->
        [yes] { $at } · El elemento { $number } del plan, «{ $title }», está acordado en la versión { $version }. Lo completó { $who }.
       *[no] { $at } · El elemento { $number } del plan, «{ $title }», está acordado en la versión { $version }. El cliente dio su acuerdo en la página a la que lleva el correo.
    }
news-line-item-moved = { $at } · El elemento { $number } del plan, «{ $title }», cambió de fechas: { $before } → { $after }.
news-line-item-closed = { $at } · { $who } cerró el elemento { $number } del plan, «{ $title }»{ $has-reason ->
        [yes] : { $reason }
       *[no] .
    }

# Objetivos.
news-line-objective-set = { $at } · { $who } fijó el objetivo { $number }, «{ $title }»: { $aim }.
news-line-objective-closed = { $at } · { $who } cerró el objetivo { $number }, «{ $title }»{ $has-reason ->
        [yes] : { $reason }
       *[no] .
    }
news-line-reading-logged =
    { $corrects ->
        [yes] { $at } · { $who } corrigió cómo iba el objetivo { $number }, «{ $title }», el { $day }: { $amount }, según { $source }.
       *[no] { $at } · { $who } contó cómo iba el objetivo { $number }, «{ $title }», el { $day }: { $amount }, según { $source }.
    }

# Peticiones, y lo que se prometió.
news-line-request-sent =
    { $has-behalf ->
        [yes] { $at } · { $who } apuntó lo que pidió { $behalf }, petición #{ $number }: «{ $text }»
       *[no] { $at } · { $who } pidió algo, petición #{ $number }: «{ $text }»
    }{ $has-wanted ->
        [yes] , para el { $wanted }.
       *[no] .
    }
news-line-request-accepted = { $at } · { $who } aceptó la petición #{ $number } y la prometió para el { $due }: «{ $text }».
news-line-request-declined = { $at } · { $who } rechazó la petición #{ $number }, «{ $text }»: { $reason }
news-line-request-asked = { $at } · { $who } tiene una pregunta sobre la petición #{ $number }, «{ $text }»: { $question }
news-line-request-answered = { $at } · { $who } respondió a la pregunta sobre la petición #{ $number }, «{ $question }»: { $answer }
news-line-request-withdrawn = { $at } · { $who } ya no necesita la petición #{ $number }: «{ $text }».
news-line-promise-made =
    { $what ->
        [material] { $at } · { $who } prometió el material para la petición #{ $number }, «{ $title }», para el { $due }.
       *[answer] { $at } · { $who } prometió una respuesta sobre la petición #{ $number }, «{ $title }», para el { $due }.
    }
news-line-promise-kept =
    { $what ->
        [material] { $at } · { $who } entregó el material para la petición #{ $number }, «{ $title }», prometido para el { $due }.
       *[work] { $at } · { $who } entregó lo que pide la petición #{ $number }, «{ $title }», prometido para el { $due }.
    }
news-line-promise-received =
    { $what ->
        [material] { $at } · { $who } ha recibido el material para la petición #{ $number }, «{ $title }».
       *[work] { $at } · { $who } ha recibido lo que pide la petición #{ $number }, «{ $title }».
    }

# La cuenta.
news-line-direct-sorted = { $at } · Publicado directamente en @{ $handle }: «{ $text }». { $verdict ->
        [part] { $has-title ->
            [yes] { $who } lo cuenta como parte de «{ $title }».
           *[no] { $who } lo cuenta como parte del plan.
        }
        [one_off] { $has-who ->
            [yes] { $who } dice: algo puntual, y está bien.
           *[no] Nadie dijo otra cosa, así que es algo puntual.
        }
       *[permitted] Aquí está permitido.
    }
news-line-post-edited = { $at } · Una publicación de @{ $handle } se editó en la propia red. Antes: «{ $before }». Ahora: «{ $text }».
news-line-post-deleted = { $at } · Una publicación de @{ $handle } se borró en la propia red: «{ $text }».
news-line-post-back = { $at } · Una publicación de @{ $handle } que ya no estaba en la red vuelve a estar: «{ $text }».

# Cómo trabajan ambas partes.
news-line-working-changed = { $at } · Cómo trabajáis juntos ya no es lo que se acordó: { $what }. Se pide a ambas partes el acuerdo a cómo está ahora.
news-line-working-agreed =
    { $both ->
        [yes] { $has-who ->
            [yes] { $at } · { $who } dio su acuerdo a cómo trabajáis juntos, versión { $version }. Ya está acordado por ambas partes.
           *[no] { $at } · El cliente dio su acuerdo a cómo trabajáis juntos, versión { $version }, en la página a la que lleva el correo. Ya está acordado por ambas partes.
        }
       *[no] { $has-who ->
            [yes] { $at } · { $who } dio su acuerdo a cómo trabajáis juntos, versión { $version }. Falta el de la otra parte.
           *[no] { $at } · El cliente dio su acuerdo a cómo trabajáis juntos, versión { $version }, en la página a la que lleva el correo. Falta el de la agencia.
        }
    }

# Por qué se retrasó.
news-line-delay-confirmed =
    { $corrects ->
        [yes] { $at } · { $who } corrigió qué movió una fecha. { $what } Qué movió la fecha: { $causes }.
       *[no] { $at } · { $who } confirmó qué movió una fecha. { $what } Qué movió la fecha: { $causes }.
    }
news-line-delay-disputed = { $at } · { $who } lo ve de otra forma. Se confirmó esto: { $what } Qué movió la fecha: { $causes }.

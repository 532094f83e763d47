# Hablar de un cambio del plan: en su hilo.
talks-talk = { $who } quiere hablar del cambio del plan #{ $number }. { $teller }, tú avisaste: este hilo es buen sitio, o di cuándo te viene bien.
talks-differs =
    { $side ->
        [client] { $who }, del cliente, ve de otra forma el cambio del plan #{ $number }:
       *[agency] { $who }, de la agencia, ve de otra forma el cambio del plan #{ $number }:
    }
talks-withdrawn =
    { $side ->
        [client] { $who }, del cliente, veía de otra forma el cambio del plan #{ $number } y lo ha retirado:
       *[agency] { $who }, de la agencia, veía de otra forma el cambio del plan #{ $number } y lo ha retirado:
    }
talks-add = Añadir algo
talks-withdraw = Retirar
talks-foot = Queda junto al cambio en el registro, tal como se dijo.
talks-title = Lo veo de otra forma
talks-lead = { $brand } · #{ $number } · lo leen ambas partes y queda en el registro
talks-before = Dijiste:
talks-words = ¿Cómo lo ves?
talks-hint = Con tus palabras. Lo que se avisó se queda como está; lo tuyo queda al lado.
talks-save = Guardar
talks-cancel = Cancelar

talks-error-already = { $who } ya ha pedido hablar de #{ $number }. El sitio es su hilo.
talks-error-own = De #{ $number } avisó tu parte. Escribe en su hilo, que la otra parte lo lee.
talks-error-empty = Di en una frase cómo lo ves.
talks-error-long = Son { $length } caracteres y caben { $limit }. Di primero lo principal; después puedes añadir algo.
talks-error-not-yours = Lo retira quien lo dijo. Si tú también ves #{ $number } de otra forma, pulsa *Lo veo de otra forma* en su tarjeta.
talks-error-withdrawn = Lo que dijiste de #{ $number } ya está retirado. Para decirlo otra vez, pulsa *Añadir algo*.

# El registro de un cliente, dibujado como una cadena.
record-title = Registro
record-title-of = Registro de { $name }
record-choose = ¿El registro de quién?
record-choose-why = Rapport lleva un registro de cada cliente y uno del espacio de trabajo. Nada en ellos se puede cambiar después sin que la cadena lo muestre.
record-empty = Todavía no hay ningún registro
record-empty-why = Un registro empieza cuando se da de alta a un cliente: escribe /rapport setup en un canal de Slack.
record-gone = Aquí no hay tal registro. Puede que fuera de una sandbox anterior.
record-count =
    { $n ->
        [0] sin entradas todavía
        [one] 1 entrada
       *[other] { $count } entradas
    }
record-grew = la última, { $when }
record-others = Otros registros
record-whole = Esta es la cadena entera, también lo que solo lee el equipo. En Slack, cada parte ve solo lo que es para ella.

record-head = Dónde termina la cadena
record-head-why = Esta línea firmada fija todo hasta la entrada { $seq }. Quien la guarde puede demostrar después que no se cambió nada.
record-copy = Copiar
record-copied = Copiada
record-verify = Verificar
record-verifying = Comprobando: { $done } de { $all } entradas
record-holds =
    { $n ->
        [0] La cadena aún no tiene entradas, y no falta nada.
        [one] La única entrada es correcta.
       *[other] Las { $count } entradas son correctas.
    }
record-took = Comprobado en { $seconds } s, hasta { $short }.
record-broken = La cadena está rota en la entrada { $seq }: { $fault }.
record-show-broken = Ver la entrada { $seq }
record-fault-missing = falta una entrada
record-fault-unknown-format = su formato no se conoce
record-fault-changed = se cambió después de escribirla
record-fault-relinked = no sigue a la entrada anterior
record-fault-time-backwards = su hora es anterior a la de la entrada anterior
record-fault-payload-missing = lo que dice ya no está, y nadie registró que se borrara
record-fault-payload-changed = se cambió lo que dice
record-fault-head = las entradas y el final de la cadena no coinciden
record-fault-checkpoint = no es la entrada de la que habla la línea de cierre
record-fault-cut = se cortó el final

record-check = Comprobar una línea de cierre
record-check-label = Una línea de cierre, de un resumen diario o de un correo
record-check-do = Comparar
record-check-empty = Primero pega una línea de cierre.
record-compared-holds =
    { $since ->
        [0] Habla de la entrada { $seq }, { $short }. Es lo que dice el registro, y desde entonces no ha llegado nada.
        [one] Habla de la entrada { $seq }, { $short }. Es lo que dice el registro. Desde entonces ha llegado 1 entrada.
       *[other] Habla de la entrada { $seq }, { $short }. Es lo que dice el registro. Desde entonces han llegado { $since } entradas.
    }
record-compared-broken = El registro no dice lo que cuenta esta línea: en la entrada { $seq }, { $fault }.
record-compared-other = Es del registro de { $name }.
record-compared-stranger = La línea es auténtica, pero su registro no está en esta sandbox.
record-compared-unreadable = No es una línea de cierre de esta sandbox: está incompleta, se alteró o la firmó otra clave.

record-filter = Filtrar
record-filter-area = Sobre
record-filter-words = Palabras
record-filter-do = Mostrar
record-filter-none = Mostrar todo
record-filter-about = Solo lo que se refiere a una cosa:

record-entries = Entradas, las más nuevas primero
record-entry = Entrada { $seq }
record-nothing = Aquí no hay nada todavía
record-nothing-why = Lo primero que alguien haga para este cliente aparecerá aquí al momento.
record-not-found = Ninguna entrada es así
record-older = Entradas anteriores
record-newest = Volver a las más nuevas
record-arrived =
    { $n ->
        [one] 1 entrada nueva
       *[other] { $n } entradas nuevas
    }
record-audience-client = cliente y equipo
record-audience-team = solo el equipo
record-by = por { $who }
record-follows = lleva el hash de la entrada { $seq }
record-begins = aquí empieza la cadena
record-torn = no lleva el hash de la entrada { $seq }
record-hash = Hash
record-hash-before = Hash de la entrada anterior
record-kind = Tipo
record-subject = Se refiere a
record-raw = Lo que dice, tal como entró en el hash
record-all-about = Todo lo que se refiere a ello

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
record-area-all = todo
record-area-plan = cambios de plan
record-area-notice = avisos por correo
record-area-post = publicaciones
record-area-inbox = lo que escriben los clientes
record-area-reply = respuestas
record-area-summary = resúmenes
record-area-client = ajustes del cliente
record-area-member = personas
record-area-account = cuentas

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
record-by-rapport = Rapport
record-by-unknown = alguien ({ $id })
record-no-time = sin hora legible
record-erased = Lo que decía se borró a petición. La entrada en sí se conserva.
record-follows = lleva el hash de la entrada { $seq }
record-begins = aquí empieza la cadena
record-torn = no lleva el hash de la entrada { $seq }
record-hash = Hash
record-hash-before = Hash de la entrada anterior
record-kind = Tipo
record-subject = Se refiere a
record-raw = Lo que dice, tal como entró en el hash
record-all-about = Todo lo que se refiere a ello
record-yes = sí
record-no = no

record-nothing-there = nada

record-subject-change = Cambio de plan
record-subject-post = Publicación
record-subject-item = Mensaje
record-subject-client = Cliente
record-subject-account = Cuenta
record-subject-person = Persona
record-subject-entry = Entrada

record-kind-plan-change_told = Cambio de plan contado
record-kind-plan-change_fixed = Cambio de plan corregido antes de avisar
record-kind-plan-change_taken_back = Cambio de plan retirado
record-kind-plan-change_announced = Se avisó a la otra parte de un cambio de plan
record-kind-plan-change_seen = Cambio de plan visto
record-kind-notice-mailed = Aviso enviado por correo
record-kind-notice-mail_failed = No se pudo enviar el aviso por correo
record-kind-post-revision_added = Publicación redactada o editada
record-kind-post-approved = Publicación aprobada
record-kind-post-changes_requested = Una publicación necesita cambios
record-kind-post-approval_reset = Aprobación anulada, se editó la publicación
record-kind-post-held = Publicación retenida, nadie la aprobó a tiempo
record-kind-post-withdrawn = Publicación retirada
record-kind-post-published = Publicación publicada
record-kind-post-publish_failed = No se pudo publicar
record-kind-post-unconfirmed = X no confirmó la publicación
record-kind-post-presence_asked = Se preguntó a alguien si una publicación está
record-kind-post-absence_told = Alguien dijo que una publicación no está
record-kind-post-retried = Se intentó publicar otra vez
record-kind-inbox-item_received = Mensaje de un cliente en X
record-kind-inbox-item_edited = Alguien editó su mensaje en X
record-kind-inbox-item_deleted = Alguien borró su mensaje en X
record-kind-reply-claimed = Alguien se encarga de un mensaje
record-kind-reply-let_go = Un mensaje queda libre
record-kind-reply-suggested = Respuesta escrita, por leer antes
record-kind-reply-written = Respuesta escrita
record-kind-reply-sent = Respuesta enviada
record-kind-reply-failed = No se pudo enviar la respuesta
record-kind-reply-unconfirmed = X no confirmó la respuesta
record-kind-reply-presence_asked = Se preguntó a alguien si una respuesta está
record-kind-reply-absence_told = Alguien dijo que una respuesta no está
record-kind-summary-posted = Resumen diario
record-kind-client-set_up = Cliente dado de alta
record-kind-client-setting_changed = Ajuste cambiado
record-kind-member-added = Persona añadida
record-kind-member-removed = Persona quitada
record-kind-account-connected = Cuenta conectada
record-kind-account-refused = X rechazó la cuenta
record-kind-record-erased = Palabras borradas a petición

record-role-manager = responsable
record-role-strategist = estratega
record-role-client = contacto del cliente
record-role-staff = personal
record-role-coach = coach

record-field-number = Número
record-field-text = Texto
record-field-effective_at = Vale desde
record-field-effective_day = El día
record-field-door = Contado por
record-field-before = Antes
record-field-after = Después
record-field-to = Para
record-field-person = Persona
record-field-failure = Por qué no
record-field-revision = Versión
record-field-handle = Cuenta
record-field-publish_at = Saldrá
record-field-note = Nota
record-field-own = Publicación propia
record-field-reset = Versión aprobada antes
record-field-url = Dirección
record-field-by_hand = Confirmado por una persona
record-field-author = Escrito por
record-field-version = Versión
record-field-written_at = Escrito
record-field-setting = Ajuste
record-field-brand = Marca
record-field-slug = Nombre corto
record-field-x_handle = Cuenta de X
record-field-language = Idioma
record-field-zone = Zona horaria
record-field-contact_email = Correo del contacto
record-field-change_hold_minutes = Minutos para retirar un cambio
record-field-summary_time = Resumen diario a las
record-field-cutoff_minutes = Minutos antes de publicar para aprobar
record-field-first_answer_minutes = Minutos hasta la primera respuesta
record-field-approvers = Quién aprueba
record-field-client_channel_id = Canal del cliente
record-field-stand_in = Suplente
record-field-role = Papel
record-field-trusted = Sus respuestas salen sin leer antes
record-field-department = Departamento
record-field-network = Red
record-field-day = Día
record-field-since = Desde
record-field-until = Hasta
record-field-head_seq = Registro sellado hasta la entrada
record-field-published = Publicadas
record-field-waiting = En espera
record-field-changes_not_seen = Cambios sin ver
record-field-answered = Respondidos
record-field-open = Abiertos
record-field-kind = Tipo
record-field-on_request_of = A petición de
record-field-seq = Entrada

# Enlaces a la página del registro, y la propia página.
reading-help-link = crea un enlace a la página del registro, para quien no tiene Slack a mano

reading-asked = El registro de { $brand } se puede leer en el navegador. Cada enlace es para una sola persona, así que se te muestra solo a ti.
reading-open = Enlaces al registro
reading-title = Página del registro
reading-close = Cerrar
reading-intro = El registro de { $brand } en el navegador: qué se acordó, qué cambió, a quién se avisó. Un enlace es para una sola persona, abre durante 14 días y cada apertura queda anotada en el registro. Lo que solo lee el equipo no está ahí.
reading-made = Aquí está tu enlace. Guárdalo para ti: quien lo tenga lee como si fueras tú.
    { $url }
reading-mailed =
    { $how ->
        [waits] Hay un enlace para { $address }, y espera: allí nadie ha confirmado todavía que la dirección es suya. Tienen un correo que se lo pregunta. En cuanto pulsen su botón, el enlace les llega solo.
       *[goes] Un enlace va de camino a { $address }. No se le muestra a nadie más.
    }
reading-make = Crear un enlace para mí
reading-mail = Enviar uno al contacto
reading-none = Ahora mismo no hay ningún enlace abierto.
reading-listed = *{ $who }*
    Creado el { $made } · vale hasta el { $until } · { $opened }
reading-yours = Tú
reading-by-mail = El contacto, { $address }
reading-opened = última apertura: { $when }
reading-not-opened = sin abrir todavía
reading-not-mailed = espera a que se confirme la dirección
reading-revoke = Retirar
reading-revoke-title = ¿Retirar este enlace?
reading-revoke-why = Dejará de funcionar. Que se retiró queda en el registro.
reading-mail-failed = No se pudo enviar el enlace al registro a { $address }, así que se retiró. ¿Es correcta la dirección de los ajustes?

reading-error-no-address = En los ajustes no figura el correo de ningún contacto. Añádelo allí y se podrá enviar un enlace.
reading-error-gone = Aquí no hay tal enlace. Puede ser de otra marca, o ya no existir.

reading-mail-subject = El registro de { $brand }
reading-mail-lead = { $who } te envía un enlace al registro de { $brand }: qué se acordó, qué cambió y a quién se avisó y cuándo.
reading-mail-open = Leer el registro
reading-mail-until = El enlace es solo para ti y vale hasta el { $until }. Que lo abriste queda anotado en el registro.
reading-mail-foot = Recibes esto porque eres el contacto de { $brand }.

reading-page-title = Registro de { $brand }
reading-page-for = Para { $who }, solo lectura. El enlace vale hasta el { $until }; que se abrió queda anotado en el registro.
reading-plan = El plan
reading-plan-none = Todavía no hay nada propuesto ni acordado.
reading-working = Cómo trabajamos
reading-working-whole = La página entera
reading-version = versión { $version }
reading-owner = Se ocupa:
reading-serves = Para el objetivo:
reading-from-to = Del { $starts } al { $ends }
reading-from = Desde el { $starts }
reading-to = Hasta el { $ends }
reading-cadence =
    { $done ->
        [0] Ninguna de { $wanted } publicada esta semana
       *[other] { $done } de { $wanted } publicadas esta semana
    }
reading-item-entries = Sus entradas
reading-entries = Lo que pasó
reading-entry = Entrada { $seq }
reading-filter = Buscar algo
reading-filter-words = Palabras
reading-filter-area = Sobre
reading-filter-item = Elemento del plan
reading-filter-any-item = cualquiera
reading-filter-person = Hecho por
reading-filter-anybody = cualquiera
reading-filter-from = Desde
reading-filter-to = Hasta
reading-filter-do = Mostrar
reading-filter-none = Mostrar todo
reading-newest = Volver a lo más nuevo
reading-older = Entradas anteriores
reading-not-found = Nada en el registro encaja con eso. Prueba con menos palabras o con otras fechas.
reading-nothing = Todavía no hay nada registrado.
reading-folded = El texto solo lo lee la parte que lo escribió: se retiró, o aún no se ha avisado.
reading-before = antes:
reading-after = ahora:
reading-evidence = Abrir
reading-verify = ¿Se puede confiar en esto?
reading-verify-why = Cada entrada lleva una huella de la anterior. Esta línea firmada fija todo hasta la entrada { $seq }. Guárdala, en un correo o en papel: nadie podrá cambiar, añadir ni quitar una entrada después sin que se note.
reading-verify-how = Para comprobarlo, pide una exportación del registro a quien administra Rapport. Trae un programa que compara el registro con tu línea y solo necesita Python.

# Lo que llegó más tarde de lo acordado.
reading-late = Días por causa
reading-late-why = Qué movió las fechas en los últimos tres meses, en días laborables, tal como lo confirmó un responsable. Cada día cuenta una vez; cada línea lleva a sus entradas.
reading-late-days =
    { $days ->
        [one] 1 día
       *[other] { $days } días
    }

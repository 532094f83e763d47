# Objetivos: fijarlos, cambiarlos y cerrarlos.
objectives-error-no-such-goal = Aquí no hay ese objetivo. `/plan objetivo` enseña los que hay, con su número.
objectives-error-no-goal-yet = Todavía no hay ningún objetivo abierto. Fija uno con `/plan objetivo fijar pedidos semanales de 40 a 60 pedidos para el 31 de marzo`.
objectives-error-closed = El objetivo { $number } está cerrado, así que se queda como está. `/plan objetivo` enseña los abiertos.
objectives-error-shown = El objetivo { $number } ya está en el canal. Para cambiar su meta o su fecha, usa `/plan objetivo cambiar { $number }`; se avisa a la otra parte.
objectives-error-missing = Rellena esto, por favor.
objectives-error-long = Son { $length } caracteres y caben { $limit }. Di lo principal y enlaza el documento con el resto.
objectives-error-number = Ahí no leo ningún número. Escríbelo en cifras, como 60, 1200 o 4,5, sin la unidad.
objectives-error-number-unclear = Eso se puede leer de dos maneras. Escribe { $high } o { $low }, lo que quieras decir.
objectives-error-target-is-baseline = La meta es lo que ya tienes hoy. ¿Adónde debe llegar?
objectives-error-target-same = La meta y la fecha ya están así. Cambia una de las dos, o cancela.
objectives-error-past-due = Ese día ya pasó o es hoy. ¿Para qué día debe alcanzarse?
objectives-error-owner = Elige a alguien que tenga un papel con este cliente.

# Palabras de un objetivo.
objectives-goal = Objetivo { $number }
objectives-amount =
    { $kind ->
        [currency] { $value } { $unit }
        [percent] { $value } { $unit }
       *[word] { $value } { $unit }
    }
objectives-aim = { $amount } para el { $due }
objectives-to = *{ $indicator }*: llegar a { $aim }
objectives-from-to = *{ $indicator }*: de { $baseline } a { $aim }
objectives-owner = Se ocupa: { $who }
objectives-note = Para qué: { $note }
objectives-moved = Cambiado el { $day } por { $who }: { $before } → { $after }. Por qué: { $reason }

# A quien lo hace.
objectives-set = El objetivo { $number } de { $brand } está fijado:
objectives-set-until = Su tarjeta se publica a las { $until }. Hasta entonces puedes corregirlo.
objectives-fix = Corregir
objectives-change = Cambiar la meta
objectives-close = Cerrar el objetivo
objectives-closed = El objetivo { $number } está cerrado. Sus lecturas se quedan.
objectives-target-moved = La meta del objetivo { $number } ha cambiado. A la otra parte se le avisa como cambio del plan.

# Los formularios.
objectives-modal-set = Fijar un objetivo
objectives-modal-fix = Corregir un objetivo
objectives-modal-target = Cambiar la meta
objectives-modal-close = Cerrar un objetivo
objectives-save = Guardar
objectives-cancel = Cancelar
objectives-read-so-far = No he podido leerlo todo; completa el resto, por favor:
objectives-label-indicator = Qué se mide
objectives-placeholder-indicator = Pedidos semanales
objectives-label-unit = Unidad
objectives-placeholder-unit = pedidos
objectives-label-baseline = Cómo está hoy
objectives-label-number =
    { $field ->
        [target] Meta
       *[amount] Valor
    }
objectives-label-due = Para cuándo
objectives-label-owner = Quién se ocupa
objectives-hint-owner = Quien no lo pierde de vista.
objectives-label-note = Para qué es
objectives-target-now = Hasta ahora: { $aim }
objectives-label-reason = Por qué
objectives-hint-reason = La otra parte lo lee.
objectives-label-why-closed = ¿Por qué se cierra?
objectives-hint-closed = Por ejemplo: alcanzado, o ya no se quiere. Lo leen las dos partes.

# Historial de cambios del plan.
history-help = qué ha cambiado, cuándo y quién lo ha visto
history-title = Cambios del plan de { $brand }
history-empty = Todavía no se ha avisado de ningún cambio para { $brand }. Avisa de uno con `/plan cambio …`.
history-end = No hay nada más antiguo para { $brand }.
history-head = *#{ $number }* · { $at } · { $who }
history-erased = Las palabras se borraron a petición.
history-held = Aún sin avisar
history-taken-back = Retirado antes de avisar a nadie
history-announced = Avisado { $at }, todavía sin ver
history-seen = Visto por { $who }, { $at }
history-fixed = Corregido antes de avisar
history-card = Abrir la tarjeta
history-newer = Más recientes
history-older = Más antiguos
history-nothing = Nada de { $brand } encaja con eso.
history-news = *#{ $number }* · { $at } · { $who } · { $what }
history-shown = Se muestra: { $what }
history-item = Elemento { $number }: { $title }
history-since = desde el { $day }
history-until = hasta el { $day }
history-words = «{ $words }»
history-sort-changes = Cambios
history-sort-details = Qué mueven, y correcciones
history-sort-seen = Vistos, y recordatorios
history-sort-differs = Conversaciones, y otra forma de verlo
history-sort-all = Todo sobre los cambios
history-filter = Filtrar
history-show-all = Ver todo
history-filter-title = Filtrar el historial
history-filter-submit = Mostrar
history-filter-cancel = Cancelar
history-item-label = Elemento del plan
history-person-label = Persona
history-sort-label = Qué
history-since-label = Desde
history-until-label = Hasta
history-words-label = Palabras
history-sort-late = Qué movió fechas
history-late = *{ $what }* · { $at } · { $who }
history-late-part =
    { $days ->
        [one] 1 día: { $cause }
       *[other] { $days } días: { $cause }
    }

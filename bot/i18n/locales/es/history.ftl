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

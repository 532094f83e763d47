# Duraciones: las dos unidades mayores. Símbolos, así que sin plurales.
when-days-hours = { NUMBER($days) } d { NUMBER($hours) } h
when-days = { NUMBER($days) } d
when-hours-minutes = { $hours } h { $minutes } min
when-hours = { $hours } h
when-minutes = { $minutes } min
when-seconds = { $seconds } s

# Un huso sin abreviatura propia lleva el nombre de su ciudad: «10:00, hora de Bogotá».
when-city-time = hora de { $city }
when-any-hour = a cualquier hora
when-day-to-day = de { $first } a { $last }
when-from-to = de { $opens } a { $closes }

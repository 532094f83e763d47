# Durations: the two largest units. Symbols, so no plurals.
when-days-hours = { NUMBER($days) } d { NUMBER($hours) } h
when-days = { NUMBER($days) } d
when-hours-minutes = { $hours } h { $minutes } min
when-hours = { $hours } h
when-minutes = { $minutes } min
when-seconds = { $seconds } s

# A zone without an abbreviation of its own is named by its city: "10:00 Bogota time".
when-city-time = { $city } time
when-any-hour = at any hour
when-day-to-day = { $first } to { $last }
when-from-to = { $opens } to { $closes }

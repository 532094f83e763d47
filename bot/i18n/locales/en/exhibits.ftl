# Exhibits: opening what was kept.
exhibits-link = *{ $name }*, as it was kept. This link is yours alone and works for half an hour.
exhibits-open = Open
exhibits-error-not-here = This file is not here any more, or it is not for you to read. Ask the manager of the brand.

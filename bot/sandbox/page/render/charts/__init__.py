"""``data_visualization``, drawn as inline SVG that is heard as well as seen.

docs.slack.dev/reference/block-kit/blocks/data-visualization-block; the same numbers stand in a
table below the drawing.
"""

from bot.sandbox.page.render.charts.figure import data_visualization

__all__ = ["data_visualization"]

"""Words that are shown, and nothing that could be done with them."""

from textual.content import Content
from textual.visual import VisualType
from textual.widgets import Static


class Words(Static):
    """Words that are drawn anew only where they have changed; there are no links to be looked for in them."""

    auto_links = False

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show other words."""
        shown = self.content
        if not (isinstance(content, Content) and isinstance(shown, Content) and content.is_same(shown)):
            super().update(content, layout=layout)

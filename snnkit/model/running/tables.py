"""Tables that print as text, and as HTML in notebooks."""

from __future__ import annotations

__all__ = ["Table"]


class Table:
    """Rows of text under a headline.

    Parameters
    ----------
    title : str
    header : sequence of str
    rows : list of sequence of str
    right : set of int
        Which columns are aligned on the right.

    Examples
    --------
    >>> Table('Prices', ['fruit', 'price'], [['apple', '3'], ['pear', '12']], right={1})
    Prices
    fruit | price
    ------+------
    apple |     3
    pear  |    12
    """

    def __init__(self, title, header, rows, right=()):
        self.title, self.header, self.rows, self.right = title, header, rows, right

    def __repr__(self):
        lines = [self.header, *self.rows]
        widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        texts = [" | ".join(map(self._aligned, line, range(len(line)), widths)) for line in lines]
        texts.insert(1, "-+-".join("-" * width for width in widths))
        return "\n".join(text.rstrip() for text in (self.title, *texts))

    def _aligned(self, text, column, width):
        return text.rjust(width) if column in self.right else text.ljust(width)

    def _repr_html_(self):
        from html import escape

        head = "".join(f"<th>{escape(text)}</th>" for text in self.header)
        body = "".join(f"<tr>{self._cells(row, escape)}</tr>" for row in self.rows)
        caption = f"<caption>{escape(self.title)}</caption>"
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def _cells(self, row, escape):
        sides = ["right" if k in self.right else "left" for k in range(len(row))]
        cells = zip(sides, row, strict=True)
        return "".join(f'<td style="text-align: {s}">{escape(text)}</td>' for s, text in cells)

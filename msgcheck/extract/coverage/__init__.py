"""How much of a file was read, counted by a plain walk that knows nothing of the readers.

A *text unit* is a paragraph-like piece of text with at least one letter or digit: a paragraph, a cell, a label of a
chart, an alternative text, a text property of the document; in a web page the text between two blocks; in a text file
a line; in a PDF a line of a page. What the programs write by themselves is none: prompts of empty placeholders, slide
and page numbers, numbers of charts and sheets, names of shapes, styles, fonts and themes, number formats, field
instructions, addresses of links, scripts, styles and program text.

A text unit counts as read when its text stands in what was read, white space left aside: as a whole passage, else
within the passages by its letters and digits, else piece by piece (run by run).
"""

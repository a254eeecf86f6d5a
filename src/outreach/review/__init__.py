"""A person reads, edits and decides: the queue, its log, the widget, the terminal, what leaves."""

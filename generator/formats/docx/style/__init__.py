"""House styles: a reference document opened, checked and completed, once for all statements that use it."""

"""The officer's pages over all companies: what they show, the pages themselves, and the server that shows them live."""

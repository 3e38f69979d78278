"""Files that are whole after a crash: writing, replacing, flushing and locking, known to no format and no step."""

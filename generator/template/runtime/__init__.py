"""Renders a policy: the sandbox, its filters, the values it prints, and its limits."""

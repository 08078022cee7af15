"""Pictures of the window: every page, dialog and state, without a screen."""

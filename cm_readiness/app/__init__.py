"""What people do, once: every face asks this room."""

"""Two rounds or two people side by side."""

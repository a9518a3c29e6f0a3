"""What people do, whatever face they do it on."""

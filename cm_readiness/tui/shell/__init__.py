"""The frame around the screens: the program, its commands and keys, themes, dialogs and help."""

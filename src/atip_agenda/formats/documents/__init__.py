"""An agenda as people type it: from lines and tables to a conference and its sessions."""

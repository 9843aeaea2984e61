"""schedule.xml and schedule.json of frab, pentabarf and pretalx."""

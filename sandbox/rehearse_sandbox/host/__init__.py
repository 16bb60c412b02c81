"""The host's side of the judge: it keeps cells warm, sends them jobs and passes their events on."""

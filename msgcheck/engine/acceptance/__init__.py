"""What of a run is accepted: the baseline, waivers, and what the gate lets pass."""

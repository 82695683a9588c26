"""Where a figure holds: the setting, the city, the place that its words name."""

"""Root-seeking measured: recall, calibration, abstention, speed, and the usual methods on the same rows."""

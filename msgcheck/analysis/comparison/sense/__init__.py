"""What turns the sense of a claim: denied, turned round, made stronger, reserved."""

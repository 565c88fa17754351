package dev.lifeline.lifecycle.ecs;

import java.util.Optional;

/** An Elastic Inference accelerator of a task. */
public record InferenceAccelerator(Optional<String> deviceName, Optional<String> deviceType) {}

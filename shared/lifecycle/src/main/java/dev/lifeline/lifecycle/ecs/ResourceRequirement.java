package dev.lifeline.lifecycle.ecs;

import java.util.Optional;

/**
 * A device that a container needs.
 *
 * @param value how many, or the accelerator's device name
 * @param share the share of a GPU; empty for whole devices
 */
public record ResourceRequirement(ResourceType type, String value, Optional<MpsShare> share) {

    /**
     * A share of a GPU under NVIDIA's Multi-Process Service.
     *
     * @param memory in MiB
     * @param maxComputePercent of the GPU's threads
     */
    public record MpsShare(Optional<Integer> memory, Optional<Integer> maxComputePercent) {}

    /** The kinds of devices. */
    public enum ResourceType implements ApiWord {
        GPU("GPU"),
        INFERENCE_ACCELERATOR("InferenceAccelerator"),
        NEURON_DEVICE("NeuronDevice");

        private final String text;

        ResourceType(String text) {
            this.text = text;
        }

        @Override
        public String text() {
            return text;
        }
    }
}

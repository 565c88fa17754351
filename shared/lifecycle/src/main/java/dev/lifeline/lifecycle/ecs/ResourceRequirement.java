package dev.lifeline.lifecycle.ecs;

/**
 * A device that a container needs.
 *
 * @param value how many, or the accelerator's device name
 */
public record ResourceRequirement(ResourceType type, String value) {

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

package dev.lifeline.simulator.model;

/** The elastic network interface of an awsvpc task, shown as an attachment whose state follows the task's. */
public record Eni(
        String attachmentId,
        String subnetId,
        String networkInterfaceId,
        String macAddress,
        String privateIpv4Address) {}

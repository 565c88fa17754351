package dev.lifeline.cli.policy;

import dev.lifeline.controller.json.Requested;
import dev.lifeline.controller.policy.PolicyDocument;

/**
 * A policy document, read from a text.
 *
 * @param text as it was written, with its comments
 */
record PolicyText(String text, Requested<PolicyDocument> read) {}

/** The SAM template of the deployed system as typed records, so that the local cloud is built from what is deployed. */
@NullMarked
package dev.lifeline.local.template;

import org.jspecify.annotations.NullMarked;
